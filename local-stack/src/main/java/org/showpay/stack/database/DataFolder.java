package org.showpay.stack.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.Ending;

/** The folder with the rows, as it is found before PostgreSQL is started on it. */
public final class DataFolder {

  /** The version of the binaries; PostgreSQL reads no other version's folder. */
  static final int POSTGRESQL = 18;

  private static final String READY = "showpay-ready";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration START_TIME_DIFFERENCE = Duration.ofSeconds(20);
  private static final int STARTED_AT_LINE = 2;

  private final Path folder;

  /** The folder of this home. */
  public DataFolder(StackHome home) {
    this.folder = home.data();
  }

  /** True when it was prepared to the end, so that services may have written to it. */
  public boolean isReady() {
    return Files.exists(folder.resolve(READY));
  }

  /** Says why PostgreSQL could not start here, if it could not. */
  public Optional<String> obstacle() throws IOException {
    Path version = folder.resolve("PG_VERSION");
    if (!isReady() || !Files.exists(version)) {
      return Optional.empty();
    }
    String found = Files.readString(version).strip();
    return found.equals(Integer.toString(POSTGRESQL))
        ? Optional.empty()
        : Optional.of(
            ("%s was made by PostgreSQL %s, but this is PostgreSQL %d:"
                    + " use the Showpay that made it, or begin anew with --fresh.")
                .formatted(folder, found, POSTGRESQL));
  }

  /** Notes that the server has its roles and databases. */
  void markReady() throws IOException {
    Files.writeString(folder.resolve(READY), "");
  }

  /** Removes what a first start left that did not come to its end; no service has seen it. */
  void removeIfHalfMade() throws IOException {
    if (!isReady()) {
      StackHome.delete(folder);
    }
  }

  /** Ends a server that still runs on this folder after its stack was killed. */
  public void endOrphan(Consumer<String> progress) throws IOException {
    Optional<ProcessHandle> server = server();
    if (server.isPresent()) {
      long pid = server.get().pid();
      progress.accept(
          "ending PostgreSQL (process %d), which an earlier run left behind".formatted(pid));
      endServer();
    }
  }

  /** Ends the server of this folder, if one runs: clients are cut off, the rows are kept. */
  void endServer() throws IOException {
    Optional<ProcessHandle> server = server();
    if (server.isPresent() && !signal(server.get(), "INT")) {
      signal(server.get(), "QUIT");
    }
  }

  /** The server that runs on this folder, by the note that PostgreSQL itself keeps there. */
  Optional<ProcessHandle> server() throws IOException {
    Path note = folder.resolve("postmaster.pid");
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note);
    if (lines.size() <= STARTED_AT_LINE) {
      return Optional.empty();
    }
    Instant startedAt = Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_AT_LINE).strip()));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> isServerOfThisFolder(process.info(), startedAt));
  }

  private boolean isServerOfThisFolder(ProcessHandle.Info process, Instant startedAt) {
    boolean rightProgram = process.command().filter(it -> it.endsWith("/postgres")).isPresent();
    boolean rightFolder =
        process
            .arguments()
            .filter(all -> Arrays.asList(all).contains(folder.toString()))
            .isPresent();
    boolean rightTime =
        process
            .startInstant()
            .map(instant -> Duration.between(instant, startedAt).abs())
            .filter(difference -> difference.compareTo(START_TIME_DIFFERENCE) <= 0)
            .isPresent();
    return rightProgram && rightFolder && rightTime;
  }

  /** Java can send no other signal than TERM, on which PostgreSQL waits for its clients. */
  private static boolean signal(ProcessHandle server, String signal) throws IOException {
    new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + server.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    return Ending.isGoneWithin(server, PATIENCE);
  }
}
