package org.showpay.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A process that this stack has started. */
public final class Child {

  /** A third of the weight of the others, as {@code nice} counts. */
  private static final String NICE = "5";

  private static final Path OURS = Path.of("/proc/self/autogroup");

  /** Linux lets users change one share in a tenth of a second, on the whole machine. */
  private static final Duration ONE_AT_A_TIME = Duration.ofMillis(150);

  private static final int TRIES = 4;

  private final String name;
  private final Process process;
  private final PidFile pidFile;
  private final LogFile log;
  private final AtomicBoolean meantToEnd = new AtomicBoolean();

  Child(String name, Process process, PidFile pidFile, LogFile log) {
    this.name = name;
    this.process = process;
    this.pidFile = pidFile;
    this.log = log;
  }

  /** What it is called in messages and in the names of its files. */
  public String name() {
    return name;
  }

  /** True while it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; true when that came in time. */
  public boolean endsWithin(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it ended with. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Its number among all processes. */
  public long pid() {
    return process.pid();
  }

  /**
   * Has it give way to those that start, once it is started itself. Where processors are not shared
   * out by session, or the session is ours as well, it goes on as it was.
   */
  public void giveWay() throws InterruptedException {
    Path share = Path.of("/proc", Long.toString(pid()), "autogroup");
    int tries = 0;
    while (!hasGivenWay(share) && tries < TRIES && !endsWithin(ONE_AT_A_TIME)) {
      tries++;
    }
  }

  private static boolean hasGivenWay(Path share) {
    try {
      if (Files.exists(share) && !Files.readString(share).equals(Files.readString(OURS))) {
        Files.writeString(share, NICE, StandardOpenOption.WRITE);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Has somebody told when it ends without having been asked to. */
  public void onUnexpectedEnd(Consumer<String> teller) {
    Thread.ofVirtual()
        .start(() -> {
          process.toHandle().onExit().join();
          if (!meantToEnd.get()) {
            teller.accept(obituary());
          }
        });
  }

  /** One line on how it ended: its exit code, its last words, and where to read more. */
  public String obituary() {
    return "%s ended by itself with code %d: %s".formatted(name, process.exitValue(), lastWords());
  }

  /** The last that it said, and where to read more. */
  public String lastWords() {
    return "%s (%s)".formatted(LastWords.of(log), log.file());
  }

  Process process() {
    return process;
  }

  PidFile pidFile() {
    return pidFile;
  }

  void willEnd() {
    meantToEnd.set(true);
  }
}
