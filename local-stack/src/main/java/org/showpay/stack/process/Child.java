package org.showpay.stack.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A process that this stack has started. */
public final class Child {

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
