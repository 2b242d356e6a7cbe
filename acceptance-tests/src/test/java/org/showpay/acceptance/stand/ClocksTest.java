package org.showpay.acceptance.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;
import org.showpay.testing.Installed;

/** A process that runs while its clock is put wrong, and right again, beside one that is right. */
class ClocksTest {

  private static final Duration NEARLY = Duration.ofSeconds(9);

  @TempDir Path folder;

  private Clocks clocks;
  private Teller wrong;
  private Teller right;

  @BeforeEach
  void begin() throws IOException {
    clocks = new Clocks(new Tellers(), folder);
    Installed.orSkipped(
        clocks.obstacle(ServiceName.AUTH_SERVER).isEmpty(),
        "libfaketime is not installed (Debian: faketime)");
    wrong = start(ServiceName.AUTH_SERVER);
    right = start(ServiceName.CARD_ISSUER);
  }

  @AfterEach
  void end() {
    if (wrong != null) {
      wrong.process.destroy();
      right.process.destroy();
    }
  }

  @Test
  void aClockJumpsWhileTheProcessRunsAndComesRightAgain() throws IOException {
    assertThat(wrong.says().off()).isCloseTo(Duration.ZERO, NEARLY);
    for (Duration off : List.of(Duration.ofDays(-1), Duration.ofHours(1), Duration.ZERO)) {
      clocks.putOff(ServiceName.AUTH_SERVER, off);
      await().until(() -> wrong.says().off().minus(off).abs().compareTo(NEARLY) < 0);
      assertThat(right.says().off()).isCloseTo(Duration.ZERO, NEARLY);
    }
  }

  /** As on a machine whose clock is set: waits last as long as ever, and cost as little. */
  @Test
  void howLongSomethingTakesIsLeftAlone() throws IOException {
    clocks.putOff(ServiceName.AUTH_SERVER, Duration.ofHours(1));
    await().until(() -> wrong.says().off().compareTo(NEARLY) > 0);
    Said said = wrong.says();
    assertThat(said.waited).isBetween(Duration.ofMillis(490), NEARLY);
    assertThat(said.used).isLessThan(Duration.ofMillis(250));
  }

  private Teller start(ServiceName service) throws IOException {
    clocks.prepare(service, said -> {});
    Process process =
        new ProcessBuilder(clocks.command(service))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new Teller(process);
  }

  private record Teller(Process process) {

    Said says() {
      try {
        Writer ask = process.outputWriter();
        ask.write("what time is it?\n");
        ask.flush();
        long[] said =
            Arrays.stream(process.inputReader().readLine().split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Said(
            Duration.between(Instant.now(), Instant.ofEpochMilli(said[0])),
            Duration.ofMillis(said[1]),
            Duration.ofMillis(said[2]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What a teller said.
   *
   * @param off how far its clock is ahead of the right time
   * @param waited how long, by the clock that does not jump
   * @param used of the CPU, meanwhile
   */
  private record Said(Duration off, Duration waited, Duration used) {}

  /** Each service is a {@link TimeTeller}. */
  private record Tellers() implements ServicePrograms {

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
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          TimeTeller.class.getName());
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
