package org.showpay.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says in a file who a child is: its number, when it started, and its program. The number alone
 * would not do, since the system gives it to somebody else later.
 */
record PidFile(Path file, long pid, Instant startedAt, String program) {

  /** The system counts start times from its own start, which the clock's corrections move. */
  static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

  private static final String SUFFIX = ".pid";
  private static final int LINES = 3;

  /** Writes down a child that was just started. */
  static PidFile write(Path folder, String name, ProcessHandle child, String program)
      throws IOException {
    Instant startedAt = child.info().startInstant().orElse(Instant.EPOCH);
    PidFile pidFile = new PidFile(folder.resolve(name + SUFFIX), child.pid(), startedAt, program);
    Files.write(
        pidFile.file,
        List.of(Long.toString(pidFile.pid), startedAt.toString(), program),
        StandardCharsets.UTF_8);
    return pidFile;
  }

  /** Reads what an earlier stack wrote; a half-written file says nothing. */
  static Optional<PidFile> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() != LINES || !lines.getFirst().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PidFile(
            file, Long.parseLong(lines.getFirst()), Instant.parse(lines.get(1)), lines.getLast()));
  }

  static boolean isPidFile(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  String name() {
    String fileName = String.valueOf(file.getFileName());
    return fileName.substring(0, fileName.length() - SUFFIX.length());
  }

  /** The child, if it still runs; never a process that merely has its number now. */
  Optional<ProcessHandle> child() {
    return ProcessHandle.of(pid).filter(this::isTheSame);
  }

  private boolean isTheSame(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.command().filter(program::equals).isPresent()
        && info.startInstant().filter(this::isAboutTheSameStart).isPresent();
  }

  private boolean isAboutTheSameStart(Instant instant) {
    return Duration.between(startedAt, instant).abs().compareTo(CLOCK_CORRECTION) <= 0;
  }
}
