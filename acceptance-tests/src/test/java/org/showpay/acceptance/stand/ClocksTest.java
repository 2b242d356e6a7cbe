package org.showpay.acceptance.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;
import org.showpay.testing.Installed;

/** A process that is asked for the time of day before, while and after its clock is wrong. */
class ClocksTest {

  private static final Duration NEARLY = Duration.ofSeconds(9);

  @TempDir Path folder;

  private Clocks clocks;

  @BeforeEach
  void begin() throws IOException {
    clocks = new Clocks(new TimeTeller(), folder);
    Installed.orSkipped(
        clocks.obstacle(ServiceName.AUTH_SERVER).isEmpty() ? Optional.of(clocks) : Optional.empty(),
        "libfaketime is not installed (Debian: faketime)");
    clocks.prepare(ServiceName.AUTH_SERVER, said -> {});
  }

  @Test
  void aClockIsRightUntilItIsPutOffAndIsPutRightAgain() throws Exception {
    assertThat(offOf(ServiceName.AUTH_SERVER)).isCloseTo(Duration.ZERO, NEARLY);
    clocks.putOff(ServiceName.AUTH_SERVER, Duration.ofDays(-1));
    assertThat(offOf(ServiceName.AUTH_SERVER)).isCloseTo(Duration.ofDays(-1), NEARLY);
    clocks.putOff(ServiceName.AUTH_SERVER, Duration.ofHours(1));
    assertThat(offOf(ServiceName.AUTH_SERVER)).isCloseTo(Duration.ofHours(1), NEARLY);
    clocks.putOff(ServiceName.AUTH_SERVER, Duration.ZERO);
    assertThat(offOf(ServiceName.AUTH_SERVER)).isCloseTo(Duration.ZERO, NEARLY);
  }

  @Test
  void theOthersStayRight() throws Exception {
    clocks.prepare(ServiceName.CARD_ISSUER, said -> {});
    clocks.putOff(ServiceName.AUTH_SERVER, Duration.ofHours(1));
    assertThat(offOf(ServiceName.CARD_ISSUER)).isCloseTo(Duration.ZERO, NEARLY);
  }

  /** How far its clock is off. */
  private Duration offOf(ServiceName service) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(clocks.command(service)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).describedAs(said).isZero();
    return Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(said.strip())));
  }

  /** Says the seconds since 1970. */
  private record TimeTeller() implements ServicePrograms {

    @Override
    public Optional<String> obstacle(ServiceName service) {
      return Optional.empty();
    }

    @Override
    public void prepare(ServiceName service, Consumer<String> progress) {
      // There is nothing to prepare.
    }

    @Override
    public List<String> command(ServiceName service) {
      return List.of("/bin/date", "+%s");
    }

    @Override
    public Optional<Path> startupCache(ServiceName service) {
      return Optional.empty();
    }

    @Override
    public List<String> practice(ServiceName service, Path startupCache) {
      return command(service);
    }
  }
}
