package org.showpay.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks first, insists later. */
public final class Ending {

  private Ending() {}

  /** Asks a process to end, and ends it and its own children by force when it takes too long. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!isGoneWithin(process, patience)) {
      List<ProcessHandle> family = process.descendants().toList();
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      isGoneWithin(process, patience);
    }
  }

  /** Waits for the end of a process; true when it came in time. */
  public static boolean isGoneWithin(ProcessHandle process, Duration patience) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of a process could not be watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
