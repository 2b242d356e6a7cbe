package org.showpay.contracts.payment;

/** Where a payment stands; the table of moves is in {@code docs/payment-states.md}. */
public enum PaymentState {
  /** Written down; the consumer is not proved yet and no card company has been asked. */
  AUTHENTICATION_REQUIRED,
  /** Written down before the card company is asked: it may or may not have been charged. */
  REQUESTED,
  /** The card company agreed: the amount is held or charged, and the merchant will be paid. */
  APPROVED,
  /** Refused for good: nothing is charged, the goods stay in the shop. */
  DECLINED,
  /** Asked, and no answer that can be believed: nobody may act on it before it is settled. */
  UNKNOWN,
  /** The merchant asked for a cancellation that the card company has not answered yet. */
  CANCELLING,
  /** Cancelled before capture: nothing is charged. */
  CANCELLED,
  /** Given up: it will never be approved, and the card company is told so until it agrees. */
  REVERSING,
  /** Undone because its outcome could not be learnt, or never reached the till. */
  REVERSED;

  /** True when no move leads on from here. */
  public boolean isFinal() {
    return this == DECLINED || this == CANCELLED || this == REVERSED;
  }

  /** True when the till may act on it: the goods may go, or they stay and nothing is charged. */
  public boolean isDecidedForTheTill() {
    return this == APPROVED || this == REVERSING || isFinal();
  }
}
