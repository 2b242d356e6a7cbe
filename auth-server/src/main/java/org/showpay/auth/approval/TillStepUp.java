package org.showpay.auth.approval;

import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.tries.WrongPasswords;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Component;

/** Proves consumers at tills, where wrong passwords are counted over all people. */
@Component
class TillStepUp {

  private final StepUp stepUp;
  private final WrongPasswords wrongPasswords;

  TillStepUp(StepUp stepUp, WrongPasswords wrongPasswords) {
    this.stepUp = stepUp;
    this.wrongPasswords = wrongPasswords;
  }

  /** Nobody is asked for what would not be looked at. */
  void requirePasswordsAreLookedAt(Payment payment) {
    wrongPasswords.requireFew(payment.terminal(), payment.merchant());
  }

  /** Tries a password that was entered at the till. */
  Payment authenticate(Payment payment, Password password) {
    return wrongPasswords.watching(payment, () -> stepUp.authenticate(payment, password));
  }

  /** Looks at a finger, an eye or a voice. */
  Payment recognise(Payment payment, OpenedEntry entry) {
    return stepUp.recognise(payment, entry);
  }
}
