package org.showpay.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A flow that stands still where it was stopped: for good, or until it is let go on. */
public final class StoppedFlow {

  private static final long SECONDS = 20;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CompletableFuture<Boolean> goesOn = new CompletableFuture<>();
  private Future<?> call = new CompletableFuture<>();

  StoppedFlow() {}

  /** The call returns what it returns: what was paused goes on. */
  public Object goOn() throws ExecutionException, InterruptedException, TimeoutException {
    goesOn.complete(true);
    return call.get(SECONDS, TimeUnit.SECONDS);
  }

  /** The flow comes by here. */
  void park() {
    arrived.countDown();
    if (!goesOn.join()) {
      throw new Killed();
    }
  }

  void die() {
    goesOn.complete(false);
  }

  /** Waits until the flow has come here; a call that fails before it would never come. */
  void awaitStop(Future<?> running) {
    call = running;
    try {
      for (int tenths = 0; tenths < 10 * SECONDS; tenths++) {
        if (arrived.await(100, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (running.state() == Future.State.FAILED) {
          throw new AssertionError("The call failed before it was stopped", running.exceptionNow());
        }
      }
      throw new AssertionError("The flow never came to where it was to be stopped");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the thread of a flow that is dead already. */
  private static final class Killed extends Error {

    private static final long serialVersionUID = 1;
  }
}
