package org.showpay.acceptance.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what, and of what, a run was made. */
final class Machine {

  private static final long GIGABYTE = 1024L * 1024;

  private Machine() {}

  static String describe() throws IOException {
    return "%d cores (%s), %d GB, %s, JDK %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            line("/proc/cpuinfo", "model name"),
            Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / GIGABYTE,
            System.getProperty("os.name"),
            Runtime.version());
  }

  private static String line(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return "0";
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }

  /** The commit that is checked out, with a note where files were changed since. */
  static String commit(Path checkout) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .directory(checkout.toFile())
              .redirectErrorStream(true)
              .start();
      return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "not known: " + e.getMessage();
    }
  }
}
