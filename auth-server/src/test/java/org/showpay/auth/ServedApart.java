package org.showpay.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** One more instance of the service under test, in a process of its own, on the same rows. */
final class ServedApart implements AutoCloseable {

  private static final Pattern AT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final String ADAPTER =
      "spring.http.serviceclient.payment-gateway-adapter.base-url";
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  private final Process process;
  private final int port;

  private ServedApart(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it, and waits until it listens. It keeps that text, in each form that strings have. */
  static ServedApart start(ConfigurableEnvironment like, Path folder, String kept)
      throws IOException {
    Path settings = Files.createFile(folder.resolve("settings.properties"));
    try (OutputStream out = Files.newOutputStream(settings)) {
      settingsOf(like).store(out, null);
    }
    List<String> command = new ArrayList<>(List.of(JDK.resolve("java").toString()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Dkept=" + kept, "-Dkept.wide=" + kept + "원"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AuthServer.class.getName(), "--server.port=0"));
    command.add("--spring.config.additional-location=" + settings.toUri());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new ServedApart(process, portIn(process));
  }

  private static Properties settingsOf(ConfigurableEnvironment like) {
    Properties settings = new Properties();
    var stand =
        (MapPropertySource) Objects.requireNonNull(like.getPropertySources().get("test stand"));
    stand.getSource().forEach((name, value) -> settings.put(name, value.toString()));
    settings.put(ADAPTER, like.getRequiredProperty(ADAPTER));
    return settings;
  }

  private static int portIn(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listening = AT.matcher(line);
      if (listening.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(heard -> {}));
        return Integer.parseInt(listening.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("It did not start:\n" + said);
  }

  /** Where its callers find it. */
  ConfigurableEnvironment address() {
    ConfigurableEnvironment there = new StandardEnvironment();
    there
        .getPropertySources()
        .addFirst(new MapPropertySource("there", Map.of("local.server.port", port)));
    return there;
  }

  /** Writes down whatever can be reached in its heap, after everything else was collected. */
  HeapDump dump(Path file) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                JDK.resolve("jcmd").toString(),
                Long.toString(process.pid()),
                "GC.heap_dump",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0 || !Files.exists(file)) {
      throw new AssertionError(said);
    }
    return new HeapDump(file);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
