package org.showpay.stack.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waiting for what nobody will tell of: a moment, or a message in a phone's inbox. */
public final class Waiting {

  private Waiting() {}

  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The story was interrupted", e);
    }
  }

  public static void until(Instant end, Clock clock) {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isPositive()) {
      pause(left);
    }
  }
}
