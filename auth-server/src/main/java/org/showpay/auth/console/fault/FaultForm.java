package org.showpay.auth.console.fault;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;

/** When a fault strikes, as a form asks for it; what is left out does not matter. */
record FaultForm(
    @Nullable MessageKind message,
    @Nullable Integer every,
    @Nullable Integer times,
    @Nullable Long millis) {

  private static final long USUAL_MILLIS = 3_000;

  FaultRule rule(Misdeed effect) {
    return new FaultRule(
        effect.lasting(millis == null ? USUAL_MILLIS : millis), message, null, null, every, times);
  }

  /** The same in a line. */
  String text(Misdeed effect) {
    return effect
        + (message == null ? "" : ", " + message)
        + (every == null ? "" : ", every " + every)
        + (times == null ? "" : ", times " + times);
  }
}
