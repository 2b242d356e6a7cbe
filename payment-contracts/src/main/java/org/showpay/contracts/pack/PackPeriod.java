package org.showpay.contracts.pack;

import java.time.Duration;

/** How often a subscriber wants a new pack. */
public enum PackPeriod {
  /** Each day. */
  DAY(Duration.ofDays(1)),
  /** Each week. */
  WEEK(Duration.ofDays(7));

  private final Duration length;

  PackPeriod(Duration length) {
    this.length = length;
  }

  /** From one pack to the next. */
  public Duration length() {
    return length;
  }
}
