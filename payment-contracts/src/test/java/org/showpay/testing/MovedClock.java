package org.showpay.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, until a test puts it forward or back. */
public final class MovedClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Puts it so far ahead of the right time, or behind. */
  public void is(Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nobody asks for another zone");
  }
}
