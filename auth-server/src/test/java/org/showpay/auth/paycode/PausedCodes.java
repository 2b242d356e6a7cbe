package org.showpay.auth.paycode;

import org.showpay.auth.Pause;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses before a code is spent, after whatever locks are taken before that. */
public class PausedCodes extends CodeSpending {

  private final Pause pause;

  /** As it is, but for the pause. */
  public PausedCodes(JdbcClient jdbc, Factors factors, Pause pause) {
    super(jdbc, factors);
    this.pause = pause;
  }

  @Override
  public void forgive(SubscriberId subscriber) {
    super.forgive(subscriber);
    pause.here();
  }

  /** A broken twin: it does not take the code's row first. */
  public static class Unlocked extends PausedCodes {

    /** Without the lock. */
    public Unlocked(JdbcClient jdbc, Factors factors, Pause pause) {
      super(jdbc, factors, pause);
    }

    @Override
    public void lock(PayCodeDigest digest) {
      // Locks are then taken in the order in which the statements happen to come.
    }
  }
}
