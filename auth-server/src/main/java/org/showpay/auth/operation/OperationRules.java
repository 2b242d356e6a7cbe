package org.showpay.auth.operation;

import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/** Says why an operation cannot be, before the database would; the payment is locked meanwhile. */
final class OperationRules {

  private OperationRules() {}

  static void check(Wanted wanted, Payment payment, OperationRows rows) {
    if (payment.state() != PaymentState.APPROVED) {
      throw ProblemException.conflict(
          "PAYMENT_NOT_APPROVED",
          NextStep.QUERY,
          "The payment is " + payment.state() + "; this needs one that is APPROVED.");
    }
    if (!wanted.amount().currency().equals(payment.amount().currency())) {
      throw refused("CURRENCY_DIFFERS", "The payment is in " + payment.amount().currencyCode());
    }
    switch (wanted.kind()) {
      case CAPTURE -> checkCapture(wanted, payment, rows);
      case CANCELLATION -> checkCancellation(payment);
      case REFUND -> checkRefund(wanted, payment, rows);
      case REVERSAL -> throw new IllegalStateException("a reversal is nobody's wish");
    }
  }

  private static void checkCapture(Wanted wanted, Payment payment, OperationRows rows) {
    if (!payment.capturing().equals(payment.captured())) {
      throw ProblemException.conflict(
          "OPERATION_IN_PROGRESS",
          NextStep.RETRY_SAME,
          "Another capture of this payment is not answered yet.");
    }
    Money left = payment.amount().minus(payment.capturing());
    if (rows.isClosed(payment.id()) || wanted.amount().exceeds(left)) {
      throw refused("ABOVE_AUTHORISED", "Nothing or too little is left to be captured");
    }
  }

  private static void checkCancellation(Payment payment) {
    if (payment.capturing().isPositive()) {
      throw refused("ALREADY_CAPTURED", "What is captured can be refunded, not cancelled");
    }
  }

  private static void checkRefund(Wanted wanted, Payment payment, OperationRows rows) {
    if (!rows.isRefundable(payment.id())) {
      throw refused("REFUND_TOO_LATE", "Payments are refunded for 365 days");
    }
    if (wanted.amount().exceeds(payment.captured().minus(payment.refunding()))) {
      throw refused("ABOVE_CAPTURED", "This is more than was captured and not refunded");
    }
  }

  private static ProblemException refused(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.STOP, detail + ".");
  }
}
