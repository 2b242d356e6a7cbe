package org.showpay.acceptance.child;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Processes that end with this one, at the latest, and so do theirs. */
public final class Children implements AutoCloseable {

  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final Thread atExit = new Thread(this::stop);

  /** None yet. */
  public Children() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts one, whose errors are heard with all else that it says. */
  public Process start(ProcessBuilder child) throws IOException {
    Process process = child.redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private void stop() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
