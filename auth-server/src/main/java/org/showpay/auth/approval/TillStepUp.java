package org.showpay.auth.approval;

import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.tries.WrongPasswords;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Component;

/** Proves consumers where they pay; at tills wrong passwords are counted over all people. */
@Component
class TillStepUp {

  private final StepUp stepUp;
  private final WrongPasswords wrongPasswords;

  TillStepUp(StepUp stepUp, WrongPasswords wrongPasswords) {
    this.stepUp = stepUp;
    this.wrongPasswords = wrongPasswords;
  }

  /** Nobody is asked for what would not be looked at. */
  void requirePasswordsAreLookedAt() {
    wrongPasswords.requireFew();
  }

  /** Tries a password that was entered. */
  Payment authenticate(Payment payment, Password password) {
    return wrongPasswords.watching(payment, () -> stepUp.authenticate(payment, password));
  }

  /** Looks at a finger, an eye or a voice. */
  Payment recognise(Payment payment, OpenedEntry entry) {
    return stepUp.recognise(payment, entry);
  }
}
