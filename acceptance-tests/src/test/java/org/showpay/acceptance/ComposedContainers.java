package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.showpay.stack.container.ComposedSuite;

/** The containers of docker-compose.yml, under a project name of their own. */
final class ComposedContainers implements AutoCloseable {

  private static final Path CHECKOUT = Path.of("..");
  private static final Path LOG = Path.of("target", "containers.log");
  private static final String PROJECT = "showpay-acceptance";
  private static final Duration SHORT = Duration.ofMinutes(3);

  /** Seven services, one after the other where one needs the other. */
  private static final Duration START = Duration.ofMinutes(10);

  /** On a machine that has neither images nor Maven's repository, most of it is downloading. */
  private static final Duration BUILD = Duration.ofMinutes(40);

  private static final String OPERATOR_KEY = "/run/secrets/showpay/operator/operator-key";

  /** True where an engine answers. */
  static boolean engineAnswers() {
    try {
      Process asked =
          new ProcessBuilder("docker", "info")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor(20, TimeUnit.SECONDS) && asked.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Builds the images and starts everything; returns when all is ready. */
  void up(String... options) {
    compose(BUILD, "build");
    List<String> up = new ArrayList<>(List.of("up", "--wait"));
    up.addAll(List.of(options));
    compose(START, up.toArray(String[]::new));
  }

  /** The suite at the published ports. */
  ComposedSuite fromOutside(Path folder) throws IOException {
    Path keys = Files.createDirectories(folder.resolve("operator"));
    String key =
        compose(SHORT, "run", "--rm", "--no-deps", "--entrypoint", "cat", "demo", OPERATOR_KEY);
    Files.writeString(keys.resolve("operator-key"), key.strip());
    return new ComposedSuite(folder, "not published");
  }

  /** Kills one container of a service, with no time for last words. */
  void killOneOf(String service) {
    String first = compose(SHORT, "ps", "--quiet", service).lines().findFirst().orElseThrow();
    run(SHORT, List.of("docker", "kill", first));
  }

  /** Has the invariants checked by the container that can reach the databases. */
  String check() {
    return compose(SHORT, "run", "--rm", "check");
  }

  /** Takes containers, rows and secrets away. */
  @Override
  public void close() {
    compose(SHORT, "--profile", "story", "logs", "--no-color", "--tail", "400");
    compose(SHORT, "--profile", "story", "down", "--volumes", "--timeout", "5");
  }

  private static String compose(Duration patience, String... words) {
    List<String> command = new ArrayList<>(List.of("docker", "compose", "-p", PROJECT));
    command.addAll(List.of(words));
    return run(patience, command);
  }

  /** What it printed; it must end well, and in time. */
  private static String run(Duration patience, List<String> command) {
    try {
      Path said = Files.createTempFile(LOG.toAbsolutePath().getParent(), "said", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(CHECKOUT.toFile())
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
              .start();
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      int code = process.waitFor();
      String words = Files.readString(said, StandardCharsets.UTF_8);
      Files.delete(said);
      assertThat(code).as("%s, see %s%n%s", command, LOG, words).isZero();
      return words;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
