package org.showpay.auth.payment;

import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.Purchase;

/** How spending the code on a payment ended. */
public sealed interface Opening {

  /** The code is spent: the card company may be asked. */
  record Opened(Payment payment, String merchantName) implements Opening {

    /** What the card company is asked. */
    CardAuthorization authorization() {
      return new CardAuthorization(
          payment.authorization(),
          payment.cardToCharge(),
          payment.amount(),
          payment.capture(),
          new Purchase(payment.merchant(), merchantName, payment.terminal()));
    }
  }

  /** The code is spent, and the consumer has to be proved before anybody is asked. */
  record Waiting(Payment payment) implements Opening {}

  /** It cannot be charged; the refusal is written down and nobody is asked. */
  record Refused(Payment payment) implements Opening {}
}
