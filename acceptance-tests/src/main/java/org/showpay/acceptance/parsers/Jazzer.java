package org.showpay.acceptance.parsers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.showpay.acceptance.child.ServiceLibraries;

/**
 * The command line of Jazzer for one target. Its folder holds what it found of late ({@code
 * corpus}), what is kept for it ({@code seeds}), and what broke it ({@code found}).
 */
final class Jazzer {

  private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";
  private static final String API = "com.code_intelligence.jazzer.api.Jazzer";

  /** Whose branches guide it: ours, and those of the libraries that parse for us. */
  private static final String GUIDED_BY =
      "org.showpay.**:org.greenbytes.**:com.google.zxing.**:com.standardwebhooks.**"
          + ":tools.jackson.core.**";

  /**
   * Whose do not: what judges the parser is no part of it. Jazzer knows prefixes and whole names.
   */
  private static final String NOT_GUIDED_BY = "org.showpay.testing.**";

  private final String classPath;
  private final String type;
  private final Path folder;

  Jazzer(String classPath, String type, Path folder) {
    this.classPath = classPath;
    this.type = type;
    this.folder = folder;
  }

  Path seeds() throws IOException {
    return Files.createDirectories(folder.resolve("seeds"));
  }

  Path merged() throws IOException {
    return Files.createDirectories(folder.resolve("merged"));
  }

  /** Makes inputs for so long, from those that it has. */
  ProcessBuilder hunt(Duration time) throws IOException {
    return command(
        "-max_total_time=" + time.toSeconds(),
        "-print_final_stats=1",
        Files.createDirectories(folder.resolve("corpus")).toString(),
        seeds().toString());
  }

  /** Gives it one input again. */
  ProcessBuilder replay(Path input) throws IOException {
    return command(input.toString());
  }

  /** Finds a few inputs that reach together what all of them reach. */
  ProcessBuilder merge() throws IOException {
    return command(
        "-merge=1",
        merged().toString(),
        seeds().toString(),
        Files.createDirectories(folder.resolve("corpus")).toString());
  }

  private ProcessBuilder command(String... more) throws IOException {
    Path found = Files.createDirectories(folder.resolve("found"));
    List<String> words =
        new ArrayList<>(
            List.of(
                ServiceLibraries.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                String.join(":", classPath, jarOf(MAIN), jarOf(API)),
                MAIN,
                "--target_class=" + type,
                "--instrumentation_includes=" + GUIDED_BY,
                "--instrumentation_excludes=" + NOT_GUIDED_BY + ":" + type + "**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-timeout=20",
                "-rss_limit_mb=2048"));
    words.addAll(Arrays.asList(more));
    return new ProcessBuilder(words).directory(folder.toFile());
  }

  /** It is a library of this run alone, and no module's: it is looked for where it is loaded. */
  private static String jarOf(String name) throws IOException {
    try {
      Class<?> known = Class.forName(name, false, Jazzer.class.getClassLoader());
      return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IOException("There is no Jazzer here; build with ./mvnw -DskipTests package", e);
    }
  }
}
