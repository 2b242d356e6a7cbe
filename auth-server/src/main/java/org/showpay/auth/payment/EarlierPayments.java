package org.showpay.auth.payment;

import java.util.Optional;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Finds the answer that was given before: to this very request, or for this order. */
@Component
public class EarlierPayments {

  private final PaymentRows rows;
  private final OverduePayments overdue;

  EarlierPayments(PaymentRows rows, OverduePayments overdue) {
    this.rows = rows;
    this.overdue = overdue;
  }

  /**
   * The payment that answers this request already, if there is one: the one of the same id, or the
   * approved one of the same order.
   */
  public Optional<Payment> answering(Sale sale) {
    Optional<Payment> same = find(sale.id());
    if (same.isPresent()) {
      return Optional.of(ofSameId(same.get(), sale));
    }
    return rows.standing(sale.merchant(), sale.order())
        .map(this::settled)
        .filter(EarlierPayments::standsInTheWay)
        .map(paid -> ofSameOrder(paid, sale));
  }

  /** The payment of this id as it stands now. */
  public Optional<Payment> find(PaymentId id) {
    return rows.find(id).map(this::settled);
  }

  /**
   * What has been waited for long enough is ended here, before anybody is told of it; a sweep that
   * was faster may have ended it since it was read.
   */
  private Payment settled(Payment payment) {
    return payment.state().isDecidedForTheTill()
        ? payment
        : overdue.end(payment.id()).or(() -> rows.find(payment.id())).orElseThrow();
  }

  private static Payment ofSameId(Payment payment, Sale sale) {
    payment
        .differsIn(sale)
        .ifPresent(field -> {
          throw ProblemException.unprocessable(
              "SAME_ID_OTHER_CONTENT",
              NextStep.FIX_REQUEST,
              "The payment id was used before with another '"
                  + field
                  + "'. A new payment needs a new id.");
        });
    if (payment.isRunning()) {
      throw stillRunning();
    }
    return payment;
  }

  private static Payment ofSameOrder(Payment payment, Sale sale) {
    if (payment.state() != PaymentState.APPROVED) {
      throw stillRunning();
    }
    if (!payment.amount().equals(sale.amount())) {
      throw ProblemException.unprocessable(
          "ORDER_ALREADY_PAID",
          NextStep.STOP,
          "This order has been paid with another 'amount'. Do not charge it again.");
    }
    return payment;
  }

  private static boolean standsInTheWay(Payment payment) {
    return !payment.state().isFinal() && payment.state() != PaymentState.REVERSING;
  }

  private static ProblemException stillRunning() {
    return ProblemException.conflict(
        "PAYMENT_IN_PROGRESS",
        NextStep.QUERY,
        "This payment is not decided yet. Ask what became of it; do not charge again.");
  }
}
