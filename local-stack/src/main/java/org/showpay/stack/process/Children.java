package org.showpay.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;

/** The processes that this stack has started; each is written down, and all are ended. */
public final class Children implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * Ctrl-C goes to everybody at the terminal; the children leave it to us, who know the order. Each
   * has a session of its own where the system has the command for it, as PostgreSQL's backends
   * have: Linux shares the processors out by session unless others do it (autogroup, sched(7)), so
   * that whoever starts need not wait behind all the threads of those that run.
   */
  private static final List<String> APART =
      List.of(
          "/bin/sh",
          "-c",
          "trap '' INT HUP; session=$(command -v setsid); exec $session \"$@\"",
          "showpay");

  private final StackHome home;
  private final Deque<Child> running = new ArrayDeque<>();
  private boolean closed;

  /** For a stack that keeps its files there. */
  public Children(StackHome home) {
    this.home = home;
  }

  /**
   * Starts a process and writes it down.
   *
   * @param command the program as a path, and its arguments
   * @param environment what is added to our own environment
   * @throws StackFailure when everything is being stopped already
   */
  public synchronized Child start(
      String name, List<String> command, Map<String, String> environment, LogFile log)
      throws IOException {
    if (closed) {
      throw StackFailure.whileStarting("the stack is being stopped");
    }
    String program = Path.of(command.getFirst()).toRealPath().toString();
    List<String> apart = new ArrayList<>(APART);
    apart.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(apart);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.begin(name).toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    PidFile pidFile = PidFile.write(home.run(), name, process.toHandle(), program);
    Child child = new Child(name, process, pidFile, log);
    running.push(child);
    return child;
  }

  /** Ends one child and forgets it. */
  public void end(Child child) throws IOException {
    end(child, PATIENCE);
  }

  /** Ends one child that may have much to do before its end. */
  public void end(Child child, Duration patience) throws IOException {
    child.willEnd();
    Ending.end(child.process().toHandle(), patience);
    forget(child);
  }

  /** Kills one child, which has no time for anything, and forgets it. */
  public void kill(Child child) throws IOException {
    child.willEnd();
    child.process().destroyForcibly();
    Ending.isGoneWithin(child.process().toHandle(), PATIENCE);
    forget(child);
  }

  private synchronized void forget(Child child) throws IOException {
    running.remove(child);
    Files.deleteIfExists(child.pidFile().file());
  }

  /** Ends all, the youngest first; nothing can be started from then on. */
  @Override
  public void close() throws IOException {
    for (Child child : takeAll()) {
      end(child);
    }
  }

  private synchronized List<Child> takeAll() {
    closed = true;
    return List.copyOf(running);
  }
}
