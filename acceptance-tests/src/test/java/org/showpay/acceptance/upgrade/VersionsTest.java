package org.showpay.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.upgrade.Versions.Version;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;

/** Each service is started in the version that is chosen for it, and can be seen to be. */
class VersionsTest {

  private static final ServiceName SERVICE = ServiceName.AUTH_SERVER;

  private final Versions versions = new Versions(new Sleeper("3001"), new Sleeper("3002"));

  @Test
  void isTheOneBeforeUntilAnotherIsChosen() throws Exception {
    assertThat(versions.command(SERVICE)).endsWith("3001");
    versions.choose(SERVICE, Version.NOW);
    assertThat(versions.command(SERVICE)).endsWith("3002");
    assertThat(versions.command(ServiceName.CARD_ISSUER)).endsWith("3001");
    versions.choose(SERVICE, Version.BEFORE);
    assertThat(versions.command(SERVICE)).endsWith("3001");
  }

  @Test
  void aProcessIsKnownByTheProgramThatItRuns() throws Exception {
    versions.chooseForAll(Version.NOW);
    Process process = new ProcessBuilder(versions.command(SERVICE)).start();
    try {
      assertThat(versions.isRunBy(SERVICE, Version.NOW, process.toHandle())).isTrue();
      assertThat(versions.isRunBy(SERVICE, Version.BEFORE, process.toHandle())).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsMissingOfEitherIsInTheWay() {
    assertThat(versions.obstacle(SERVICE)).isEmpty();
    Versions half = new Versions(new Sleeper("3001"), new Sleeper(""));
    assertThat(half.obstacle(SERVICE)).hasValue("nothing to run");
  }

  /** Sleeps so many seconds instead of serving. */
  private record Sleeper(String seconds) implements ServicePrograms {

    @Override
    public Optional<String> obstacle(ServiceName service) {
      return seconds.isEmpty() ? Optional.of("nothing to run") : Optional.empty();
    }

    @Override
    public void prepare(ServiceName service, Consumer<String> progress) {}

    @Override
    public List<String> command(ServiceName service) throws IOException {
      return List.of("/bin/sleep", seconds);
    }

    @Override
    public Optional<Path> startupCache(ServiceName service) {
      return Optional.empty();
    }

    @Override
    public List<String> practice(ServiceName service, Path startupCache) {
      return List.of();
    }
  }
}
