package org.showpay.issuer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test sets it; it starts at noon of 15 November 2026, Seoul. */
public final class SettableClock extends Clock {

  /** Where every test finds it that calls {@link #reset}. */
  public static final Instant START = Instant.parse("2026-11-15T03:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  /** Sets the time. */
  public void set(String instant) {
    now.set(Instant.parse(instant));
  }

  /** Back to the start. */
  public void reset() {
    now.set(START);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
