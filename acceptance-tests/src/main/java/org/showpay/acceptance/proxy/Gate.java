package org.showpay.acceptance.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whoever comes until it is opened, or for a time at most. */
public final class Gate {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Duration longest;

  /** A gate that opens by itself after a time. */
  public Gate(Duration longest) {
    this.longest = longest;
  }

  /** Lets everybody pass, from now on. */
  public void open() {
    closed.countDown();
  }

  void pass() throws InterruptedException {
    closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
