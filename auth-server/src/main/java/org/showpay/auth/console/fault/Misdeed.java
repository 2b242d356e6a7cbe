package org.showpay.auth.console.fault;

import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.payment.DeclineReason;

/** What a card company can be asked to do wrong, in one word. */
enum Misdeed {
  /** It says no, without saying why. */
  DECLINE,
  /** It waits first. */
  DELAY,
  /** It does nothing and never answers. */
  SILENCE,
  /** It charges and never answers. */
  SILENCE_AFTER_WORK,
  /** It charges at once and answers later. */
  LATE_ANSWER,
  /** It hears every message twice. */
  TWICE,
  /** Its answer names another payment. */
  OTHER_ID,
  /** Its answer names another amount. */
  OTHER_AMOUNT,
  /** Half of its answer comes. */
  HALF_ANSWER,
  /** It answers HTTP 500 and has charged. */
  SERVER_ERROR_AFTER_WORK,
  /** It closes the connection. */
  RESET,
  /** It is not there. */
  DOWN;

  FaultEffect lasting(long millis) {
    return switch (this) {
      case DECLINE -> new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER);
      case DELAY -> new FaultEffect.Delay(millis);
      case SILENCE -> new FaultEffect.Silence(false);
      case SILENCE_AFTER_WORK -> new FaultEffect.Silence(true);
      case LATE_ANSWER -> new FaultEffect.LateAnswer(millis);
      case TWICE -> new FaultEffect.Twice();
      case OTHER_ID -> new FaultEffect.OtherId();
      case OTHER_AMOUNT -> new FaultEffect.OtherAmount();
      case HALF_ANSWER -> new FaultEffect.HalfAnswer();
      case SERVER_ERROR_AFTER_WORK -> new FaultEffect.ServerError(true);
      case RESET -> new FaultEffect.Reset(false);
      case DOWN -> new FaultEffect.Down();
    };
  }
}
