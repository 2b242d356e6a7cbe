package org.showpay.acceptance.crowd;

import java.time.Duration;

/** What all people of a crowd do alike, and are told while they are at it. */
final class Habits {

  /** Codes of one subscriber are two seconds apart. */
  private static final Duration BETWEEN_CODES = Duration.ofMillis(2100);

  /** After which even who insists gives it up. */
  private static final Duration INSISTENCE = Duration.ofSeconds(90);

  private volatile boolean goOn = true;
  private volatile Duration between = BETWEEN_CODES;
  private volatile Duration insistence = Duration.ZERO;
  private volatile int ofHundredAtTills = 5;

  /** Has them come to an end. */
  void stop() {
    goOn = false;
  }

  /** Sets how far apart one person shows codes; never closer than codes are given out. */
  void buyEvery(Duration wanted) {
    between = wanted.compareTo(BETWEEN_CODES) > 0 ? wanted : BETWEEN_CODES;
  }

  /** Has them try again by another code what failed through no fault of theirs. */
  void insist() {
    insistence = INSISTENCE;
  }

  /** Sets how many of a hundred purchases are made at a till of the cat-terminal-sim. */
  void buyAtTills(int ofHundred) {
    ofHundredAtTills = ofHundred;
  }

  int ofHundredAtTills() {
    return ofHundredAtTills;
  }

  boolean goOn() {
    return goOn;
  }

  Duration between() {
    return between;
  }

  /** True where who began then and failed through no fault of theirs tries again. */
  boolean insistsSince(long nanos) {
    return System.nanoTime() - nanos < insistence.toNanos();
  }
}
