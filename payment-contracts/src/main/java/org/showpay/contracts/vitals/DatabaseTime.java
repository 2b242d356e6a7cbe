package org.showpay.contracts.vitals;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time by which a service dates things and waits for them: the database's, as it was told last,
 * and counted on from there by a clock that never jumps. So all instances go by one time, and a
 * machine's clock that is put wrong makes nothing due, over or late. It is right within the time
 * that an answer takes, by so much it may step back when the next one comes. Until the database has
 * said anything it is the machine's.
 */
public final class DatabaseTime extends Clock {

  private final Clock machine;
  private volatile @Nullable Told told;

  DatabaseTime(Clock machine) {
    this.machine = machine;
  }

  /** What the database said, and when by the clock that never jumps. */
  private record Told(Instant time, long at) {}

  /** The machine's own clock, which may be wrong. */
  Clock machine() {
    return machine;
  }

  /** Whether the database has said anything. */
  boolean isTold() {
    return told != null;
  }

  /**
   * The database says that it was this time.
   *
   * @param at when, by {@link System#nanoTime}
   */
  void is(Instant time, long at) {
    told = new Told(time, at);
  }

  @Override
  public Instant instant() {
    return now();
  }

  private Instant now() {
    Told last = told;
    return last == null ? machine.instant() : last.time.plusNanos(System.nanoTime() - last.at);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource sameTime = this::now;
    return sameTime.withZone(zone);
  }
}
