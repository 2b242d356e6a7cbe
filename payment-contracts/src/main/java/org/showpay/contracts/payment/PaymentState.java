package org.showpay.contracts.payment;

/** Where a payment stands; the table of moves is in {@code docs/payment-states.md}. */
public enum PaymentState {
  /** Written down; the password is not proved yet, no code is spent and nobody has been asked. */
  AUTHENTICATION_REQUIRED,
  /** Written down before the card company is asked: it may or may not have been charged. */
  REQUESTED,
  /** The card company agreed: the consumer is charged and the merchant will be paid. */
  APPROVED,
  /** Refused for good: nothing is charged, the goods stay in the shop. */
  DECLINED,
  /** Asked, and no answer that can be believed: nobody may act on it before it is settled. */
  UNKNOWN,
  /** The merchant asked for a cancellation that the card company has not answered yet. */
  CANCELLING,
  /** Cancelled before capture: nothing is charged. */
  CANCELLED,
  /** Undone because its outcome could not be learnt: nothing is charged. */
  REVERSED;

  /** True when no move leads on from here. */
  public boolean isFinal() {
    return this == DECLINED || this == CANCELLED || this == REVERSED;
  }
}
