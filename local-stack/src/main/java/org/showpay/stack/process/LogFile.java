package org.showpay.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where a child's output goes; kept over several runs, but not for ever. */
public final class LogFile {

  private static final long LARGEST = 10L * 1024 * 1024;
  private static final String START = "===== ";

  private final Path file;
  private final Clock clock;

  /** The log of this name in the folder. */
  public LogFile(Path folder, String name, Clock clock) {
    this.file = folder.resolve(name + ".log");
    this.clock = clock;
  }

  /** The file itself. */
  public Path file() {
    return file;
  }

  /** Marks the start of a run; a file that has grown large is put aside first. */
  public Path begin(String what) throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    String line = START + what + " starts at " + clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Files.writeString(
        file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** What was written since the last start. */
  List<String> linesOfThisRun() throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(START)) {
        return lines.subList(i + 1, lines.size());
      }
    }
    return lines;
  }
}
