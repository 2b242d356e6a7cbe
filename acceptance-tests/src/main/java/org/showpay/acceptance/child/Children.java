package org.showpay.acceptance.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that end with this one, at the latest, and so do theirs. */
public final class Children implements AutoCloseable {

  private final List<Process> processes = new ArrayList<>();
  private final Thread atExit = new Thread(this::stop);
  private boolean stopped;

  /** None yet. */
  public Children() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one, whose errors are heard with all else that it says.
   *
   * @throws IOException also where all have been ended: whoever still waits for a turn gets none
   */
  public synchronized Process start(ProcessBuilder child) throws IOException {
    if (stopped) {
      throw new IOException("All processes were ended, and no other is started");
    }
    processes.removeIf(process -> !process.isAlive());
    Process process = child.redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private synchronized void stop() {
    stopped = true;
    processes.forEach(process -> end(process.toHandle()));
    processes.clear();
  }

  /** A parent that outlives its children starts others in their place, so it goes first. */
  private static void end(ProcessHandle parent) {
    List<ProcessHandle> descendants = parent.descendants().toList();
    parent.destroyForcibly();
    descendants.forEach(Children::end);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
