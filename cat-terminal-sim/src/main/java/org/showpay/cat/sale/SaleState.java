package org.showpay.cat.sale;

import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.springframework.http.HttpStatus;

/** Where a sale stands, in the words of its slip. */
public enum SaleState {
  /** Sent, or about to be, without a final answer: the goods stay here. */
  OPEN(PaymentState.UNKNOWN, "OUTCOME UNKNOWN", "Do not hand over the goods."),
  /** The consumer is charged: the goods may go. */
  APPROVED(PaymentState.APPROVED, "APPROVED", "Thank you."),
  /** An earlier payment charged this order; the goods may or may not have gone with that one. */
  ALREADY_PAID(
      PaymentState.APPROVED,
      "ALREADY PAID",
      "This order was paid before. Hand the goods over once."),
  /** An earlier payment charged this order another amount, and this request was not taken. */
  PAID_WITH_OTHER_AMOUNT(
      PaymentState.DECLINED,
      "ORDER ALREADY PAID",
      "This order has been paid. Take no money for it; ask for the receipt of the payment that "
          + "stands."),
  /** An earlier payment of this order may still charge it, and this request was not taken. */
  EARLIER_UNDECIDED(
      PaymentState.DECLINED,
      "EARLIER PAYMENT UNDECIDED",
      "This request charged nothing. An earlier payment of this order is not decided yet. Ask for "
          + "that one; take no other payment."),
  /** Refused by the auth-server or the card company: nothing is charged. */
  DECLINED(PaymentState.DECLINED, "DECLINED", "Nothing is charged."),
  /** The auth-server did not take the request; of other payments of the order it says nothing. */
  REFUSED(PaymentState.DECLINED, "NOT ACCEPTED", "This request charged nothing."),
  /** Cancelled before capture: nothing is charged. */
  CANCELLED(PaymentState.CANCELLED, "CANCELLED", "Nothing is charged."),
  /** Given up or undone because its outcome could not be learnt: nothing is charged. */
  REVERSED(PaymentState.REVERSED, "REVERSED", "Nothing is charged.");

  private static final String ORDER_ALREADY_PAID = "ORDER_ALREADY_PAID";

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
      case REVERSING, REVERSED -> REVERSED;
    };
  }

  /**
   * Where this sale stands when the auth-server did not take it, and knows no payment of its id.
   */
  static SaleState of(Problem problem) {
    if (problem.status() == HttpStatus.CONFLICT.value()) {
      return EARLIER_UNDECIDED;
    }
    return problem.code().equals(ORDER_ALREADY_PAID) ? PAID_WITH_OTHER_AMOUNT : REFUSED;
  }

  /** The payment's state as the till knows it. */
  PaymentState payment() {
    return payment;
  }

  /** At the head of the slip. */
  public String headline() {
    return headline;
  }

  /** What it means for the goods and the money. */
  public String advice() {
    return advice;
  }

  /**
   * True when the advice is all there is to do. The next step is meant for this request, and would
   * send the cashier to take the money another way, or to ask for the wrong payment.
   */
  public boolean saysItAll() {
    return switch (this) {
      case PAID_WITH_OTHER_AMOUNT, EARLIER_UNDECIDED -> true;
      case OPEN, APPROVED, ALREADY_PAID, DECLINED, REFUSED, CANCELLED, REVERSED -> false;
    };
  }
}
