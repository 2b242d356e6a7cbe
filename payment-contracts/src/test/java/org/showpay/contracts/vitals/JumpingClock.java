package org.showpay.contracts.vitals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Right when it is read first, and a day ahead from then on. */
final class JumpingClock implements InstantSource {

  private boolean wasRead;

  @Override
  public Instant instant() {
    Instant now = Clock.systemUTC().instant();
    Instant said = wasRead ? now.plus(Duration.ofDays(1)) : now;
    wasRead = true;
    return said;
  }
}
