package org.showpay.auth.payment;

import java.util.Optional;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what has been waited for long enough, by the database's clock: a consumer who was not proved
 * in 90 s, a request that died on its way (15 s), an outcome that was not learnt in time for the
 * till to have its final answer (35 s).
 */
@Service
public class OverduePayments {

  private final PaymentRows rows;
  private final PaymentLife life;

  OverduePayments(PaymentRows rows, PaymentLife life) {
    this.rows = rows;
    this.life = life;
  }

  /** Ends the wait for this payment, if it is over; says what it is then. */
  @Transactional
  public Optional<Payment> end(PaymentId id) {
    return rows.lockOverdue(id).flatMap(payment -> life.move(payment, endOf(payment.state())));
  }

  /**
   * Writes a sale down as refused whose request died before it was written, so that it can never be
   * charged: whoever wakes up and sends it yet finds its id taken.
   *
   * @throws org.springframework.dao.DuplicateKeyException when it has been written meanwhile
   */
  @Transactional
  public void endUnwritten(Sale sale) {
    life.refused(rows.insert(sale, DeclineReason.AUTHENTICATION_EXPIRED));
  }

  private static Move endOf(PaymentState state) {
    return switch (state) {
      case AUTHENTICATION_REQUIRED ->
          Move.declined(DeclineReason.AUTHENTICATION_EXPIRED, "the consumer was not proved");
      case REQUESTED -> Move.to(PaymentState.UNKNOWN, "the request died on its way");
      case UNKNOWN -> Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT);
      case APPROVED, DECLINED, CANCELLING, CANCELLED, REVERSING, REVERSED ->
          throw new IllegalStateException(state + " is not waited for");
    };
  }
}
