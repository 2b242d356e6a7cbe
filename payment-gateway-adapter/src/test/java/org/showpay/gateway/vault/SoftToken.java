package org.showpay.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.showpay.testing.Installed;
import org.showpay.testing.TestKeys;

/**
 * A token of SoftHSM in a folder of its own. Its library takes the folder from the environment of
 * the process that loads it, so whoever uses the token is a process of its own.
 */
final class SoftToken {

  private static final List<String> PLACES =
      List.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path library;
  private final String pin = TestKeys.newSecret().replaceAll("[^A-Za-z0-9]", "").substring(0, 16);

  private SoftToken(Path folder, Path library) {
    this.folder = folder;
    this.library = library;
  }

  /** How a process ended, and what it said. */
  record Ended(int code, String said) {}

  /** Makes one; without SoftHSM the tests are skipped, saying so, but never in CI. */
  static SoftToken in(Path folder) throws IOException, InterruptedException {
    Path library =
        Installed.orSkipped(
            Stream.concat(Stream.ofNullable(System.getProperty("showpay.softhsm")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst(),
            "SoftHSM is not installed (apt-get install softhsm2): the vault's token is not tried.");
    SoftToken token = new SoftToken(folder, library);
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        token.configuration(),
        "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
            .formatted(folder.resolve("tokens")));
    token.made(
        List.of(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "vault",
            "--pin",
            token.pin,
            "--so-pin",
            token.pin));
    return token;
  }

  /** Has the token make an AES key of this label, as an operator does. */
  void makesKey(String label, boolean extractable) throws IOException, InterruptedException {
    Ended made = run(KeyMaker.class, properties(label), Boolean.toString(extractable));
    assertThat(made.code()).describedAs(made.said()).isZero();
  }

  /** What a service is told of it. */
  Map<String, String> properties(String label) {
    return Map.of(
        "showpay.vault-token.library", library.toString(),
        "showpay.vault-token.key", label,
        "showpay.vault-token.pin", pin);
  }

  /** Runs a class of the tests in a process that may use the token. */
  Ended run(Class<?> main, Map<String, String> properties, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.resolve("java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    // As a service is told secrets: neither in its arguments nor in files of the checkout.
    properties.forEach((name, value) -> process.environment().put(inEnvironment(name), value));
    return ended(process);
  }

  private static String inEnvironment(String property) {
    return property.replace("-", "").replace(".", "_").toUpperCase(Locale.ROOT);
  }

  private void made(List<String> command) throws IOException, InterruptedException {
    Ended ended = ended(new ProcessBuilder(command));
    assertThat(ended.code()).describedAs(ended.said()).isZero();
  }

  private Ended ended(ProcessBuilder command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    command.environment().put("SOFTHSM2_CONF", configuration().toString());
    Process process = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("It did not end: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private Path configuration() {
    return folder.resolve("softhsm2.conf");
  }
}
