package org.showpay.auth.payment;

/** How spending the code on a payment ended. */
sealed interface Opening {

  /** The code is spent: the card company may be asked. */
  record Opened(Payment payment, String merchantName) implements Opening {}

  /** The code cannot be used for this; the refusal is written down and nobody is asked. */
  record Refused(Payment payment) implements Opening {}
}
