package org.showpay.auth.console.fault;

import java.util.function.LongFunction;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.payment.DeclineReason;

/** What a card company can be asked to do wrong, in one word. */
enum Misdeed {
  /** It says no, without saying why. */
  DECLINE(millis -> new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER)),
  /** It waits first. */
  DELAY(FaultEffect.Delay::new),
  /** It does nothing and never answers. */
  SILENCE(millis -> new FaultEffect.Silence(false)),
  /** It charges and never answers. */
  SILENCE_AFTER_WORK(millis -> new FaultEffect.Silence(true)),
  /** It charges at once and answers later. */
  LATE_ANSWER(FaultEffect.LateAnswer::new),
  /** It hears every message twice. */
  TWICE(millis -> new FaultEffect.Twice()),
  /** Its answer names another payment. */
  OTHER_ID(millis -> new FaultEffect.OtherId()),
  /** Its answer names another amount. */
  OTHER_AMOUNT(millis -> new FaultEffect.OtherAmount()),
  /** Half of its answer comes. */
  HALF_ANSWER(millis -> new FaultEffect.HalfAnswer()),
  /** It answers HTTP 500 and has charged. */
  SERVER_ERROR_AFTER_WORK(millis -> new FaultEffect.ServerError(true)),
  /** It closes the connection. */
  RESET(millis -> new FaultEffect.Reset(false)),
  /** It is not there. */
  DOWN(millis -> new FaultEffect.Down());

  private final LongFunction<FaultEffect> effect;

  Misdeed(LongFunction<FaultEffect> effect) {
    this.effect = effect;
  }

  FaultEffect lasting(long millis) {
    return effect.apply(millis);
  }
}
