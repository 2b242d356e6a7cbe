package org.showpay.stack.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What has been started, in order, so that it is stopped in the opposite order: once, whether the
 * end comes from the caller, from a failure or from a signal.
 */
public final class StopOrder implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Consumer<String> progress;
  private final Thread atExit = new Thread(this::closeAtExit, "stop-stack");
  private boolean closed;
  private volatile boolean endsWithProcess;

  /** Tells what could not be stopped; stops everything at the latest when this process ends. */
  public StopOrder(Consumer<String> progress) {
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts something that will have to be stopped. A stop that is asked for meanwhile waits until
   * the start is over, since what is half started could not be stopped.
   *
   * @throws StackFailure when everything is being stopped already
   */
  public synchronized <T extends AutoCloseable> T start(Callable<T> start) throws Exception {
    if (closed) {
      throw StackFailure.whileStarting("the stack is being stopped");
    }
    T part = start.call();
    started.push(part);
    return part;
  }

  /** Stops everything, the youngest first. */
  @Override
  public void close() {
    closeNow();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException shuttingDown) {
      endsWithProcess = true;
    }
  }

  /** True when a signal ends this process, so that whatever fails now fails because of that. */
  public boolean endsWithProcess() {
    return endsWithProcess;
  }

  private void closeAtExit() {
    endsWithProcess = true;
    progress.accept("stopping everything");
    closeNow();
  }

  private synchronized void closeNow() {
    closed = true;
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      progress.accept("could not stop everything: " + e);
    }
  }
}
