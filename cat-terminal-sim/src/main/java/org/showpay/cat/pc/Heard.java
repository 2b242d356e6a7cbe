package org.showpay.cat.pc;

import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.problem.Problem;

/** What the auth-server said of a payment screen. */
sealed interface Heard {

  /** How the screen stands. */
  record Seen(ScreenView screen) implements Heard {}

  /** It does not do that, and says why; nothing was done. */
  record Refused(Problem why) implements Heard {}

  /** Nothing that can be believed: what was sent may have arrived. */
  record Silence() implements Heard {}
}
