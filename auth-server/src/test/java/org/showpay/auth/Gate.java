package org.showpay.auth;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands where a broken twin has looked and not yet written: it opens when so many have looked at
 * the same thing, so that the twin is caught each time and not when the machine happens to be slow.
 */
public final class Gate {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int opensWith;
  private final Map<Object, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Opens for each thing when so many have come, and stays open. */
  public Gate(int opensWith) {
    this.opensWith = opensWith;
  }

  /** Waits until enough others have looked at the same thing. */
  public void pass(Object thing) {
    CountDownLatch others = waiting.computeIfAbsent(thing, _ -> new CountDownLatch(opensWith));
    others.countDown();
    try {
      if (!others.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody else came to " + thing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
