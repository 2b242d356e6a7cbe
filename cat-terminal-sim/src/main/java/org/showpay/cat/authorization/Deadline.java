package org.showpay.cat.authorization;

import java.time.Duration;

/** By when the cashier has to be told something, however many questions it takes until then. */
final class Deadline {

  /** One question that hangs leaves time for two others. */
  private static final int QUESTIONS = 3;

  private static final int PAUSES = 40;

  private final Duration whole;
  private final long end;

  private Deadline(Duration whole) {
    this.whole = whole;
    this.end = System.nanoTime() + whole.toNanos();
  }

  /** That much time from now on. */
  static Deadline in(Duration time) {
    return new Deadline(time);
  }

  /** How long one question may take. */
  Duration forOneQuestion() {
    Duration share = whole.dividedBy(QUESTIONS);
    return share.compareTo(left()) < 0 ? share : left();
  }

  /** How long the other side may take over one question, so that its answer still arrives. */
  Duration toWaitThere() {
    return Duration.ofMillis(forOneQuestion().multipliedBy(2).dividedBy(QUESTIONS).toMillis());
  }

  /** Lets some time pass before the next question; false when there is none for another. */
  boolean pause() {
    Duration pause = whole.dividedBy(PAUSES);
    if (pause.compareTo(left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
