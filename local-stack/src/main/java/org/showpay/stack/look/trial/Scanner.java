package org.showpay.stack.look.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.showpay.stack.machine.StackHome;

/**
 * sqlmap, a scanner for SQL that comes from outside. A request is handed to it in a file, since
 * others of this machine see what stands in a command.
 */
final class Scanner {

  private static final long PATIENCE_SECONDS = 240;
  private static final List<String> HOW =
      List.of(
          "--batch",
          "--ignore-stdin",
          "--dbms=PostgreSQL",
          "--level=1",
          "--risk=1",
          "--technique=BEUST",
          "--time-sec=2",
          "--threads=4",
          "--timeout=20",
          "--retries=0",
          "--flush-session",
          "--disable-coloring",
          "--ignore-code=*");

  private final Path folder;

  private Scanner(Path folder) {
    this.folder = folder;
  }

  /** What it says of a request. */
  enum Verdict {
    /** None of the parameters lets SQL in. */
    CLEAN,
    /** One does. */
    INJECTABLE,
    /** It did not come so far. */
    UNKNOWN
  }

  /** Whether it is installed. */
  static boolean isInstalled() throws InterruptedException {
    try {
      Process version =
          new ProcessBuilder("sqlmap", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** A scanner that writes into a folder of its own, which whoever made it deletes. */
  static Scanner in(Path folder) throws IOException {
    StackHome.makePrivate(folder);
    return new Scanner(folder);
  }

  /** Tries one request as it would be sent, with marks (*) at what else is to be tried. */
  Verdict scan(String name, String request) throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".http");
    Files.writeString(file, request, StandardCharsets.UTF_8);
    Path said = folder.resolve(name + ".txt");
    List<String> command = new ArrayList<>(List.of("sqlmap", "-r", file.toString()));
    command.addAll(HOW);
    command.add("--output-dir=" + folder.resolve("out"));
    Process scan =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    if (!scan.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      scan.destroyForcibly();
      return Verdict.UNKNOWN;
    }
    return read(Files.readString(said, StandardCharsets.UTF_8));
  }

  /** Its words, as version 1.7 has them. */
  static Verdict read(String said) {
    if (said.contains("identified the following injection point")
        || said.contains("is vulnerable")) {
      return Verdict.INJECTABLE;
    }
    return said.contains("all tested parameters do not appear to be injectable")
        ? Verdict.CLEAN
        : Verdict.UNKNOWN;
  }
}
