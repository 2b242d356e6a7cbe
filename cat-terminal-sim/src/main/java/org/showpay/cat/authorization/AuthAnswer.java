package org.showpay.cat.authorization;

import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;

/** What came of asking the auth-server; hearing nothing is an answer too, and never a "no". */
public sealed interface AuthAnswer {

  /** The auth-server says where the payment stands, and its echo fits what was asked. */
  record Decided(PaymentView payment) implements AuthAnswer {}

  /**
   * The auth-server did not take the request (4xx): it did nothing. A 409 is one of these only when
   * no payment of this id is known either, so that it spoke of another payment of the order.
   */
  record Refused(Problem problem) implements AuthAnswer {}

  /** Nothing that can be acted on: the consumer may or may not have been charged. */
  enum NoAnswer implements AuthAnswer {
    /** No connection came about, so this request was not sent; an earlier one may have been. */
    NO_CONNECTION("The till has no connection."),
    /** Too late, cut off, or an error on the other side. */
    SILENT("The auth-server gave no answer."),
    /** Not what was asked for, or no sense in it. */
    NOT_BELIEVED("The answer cannot be believed."),
    /** Asked after, the auth-server knows of no such payment, so far. */
    NEVER_ARRIVED("It has not arrived so far. Ask again before anything else is done."),
    /** Approved, but the auth-server may not have heard that the till knows, and may undo it. */
    NOT_CONFIRMED("The approval could not be confirmed.");

    private final String message;

    NoAnswer(String message) {
      this.message = message;
    }

    /** One or two sentences for the cashier. */
    public String message() {
      return message;
    }
  }
}
