package org.showpay.cat.sale;

import org.showpay.contracts.payment.PaymentState;

/** Where a sale stands, in the words of its slip. */
enum SaleState {
  /** Sent, or about to be, without a final answer: the goods stay here. */
  OPEN(PaymentState.UNKNOWN, "OUTCOME UNKNOWN", "Do not hand over the goods."),
  /** The consumer is charged: the goods may go. */
  APPROVED(PaymentState.APPROVED, "APPROVED", "Thank you."),
  /** An earlier payment charged this order, and the goods went with that one. */
  ALREADY_PAID(PaymentState.APPROVED, "ALREADY PAID", "Do not hand over the goods twice."),
  /** Refused by the auth-server or the card company: nothing is charged. */
  DECLINED(PaymentState.DECLINED, "DECLINED", "Nothing is charged."),
  /** The auth-server did not take the request, so nothing was done. */
  REFUSED(PaymentState.DECLINED, "NOT ACCEPTED", "Nothing is charged."),
  /** Cancelled before capture: nothing is charged. */
  CANCELLED(PaymentState.CANCELLED, "CANCELLED", "Nothing is charged."),
  /** Undone because its outcome could not be learnt: nothing is charged. */
  REVERSED(PaymentState.REVERSED, "REVERSED", "Nothing is charged.");

  private final PaymentState payment;
  private final String headline;
  private final String advice;

  SaleState(PaymentState payment, String headline, String advice) {
    this.payment = payment;
    this.headline = headline;
    this.advice = advice;
  }

  /** Where this sale stands when its own payment stands there. */
  static SaleState of(PaymentState payment) {
    return switch (payment) {
      case AUTHENTICATION_REQUIRED, REQUESTED, UNKNOWN, CANCELLING -> OPEN;
      case APPROVED -> APPROVED;
      case DECLINED -> DECLINED;
      case CANCELLED -> CANCELLED;
      case REVERSED -> REVERSED;
    };
  }

  /** The payment's state as the till knows it. */
  PaymentState payment() {
    return payment;
  }

  /** At the head of the slip. */
  String headline() {
    return headline;
  }

  /** What it means for the goods and the money. */
  String advice() {
    return advice;
  }
}
