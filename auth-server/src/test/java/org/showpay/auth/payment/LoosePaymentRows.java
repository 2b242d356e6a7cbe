package org.showpay.auth.payment;

import java.util.Optional;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: an approval counts wherever the payment has gone meanwhile. */
public class LoosePaymentRows extends MemoryPaymentRows {

  /** On the books of this desk. */
  public LoosePaymentRows(Desk desk, JdbcClient nobody, PaymentMeters meters) {
    super(desk, nobody, meters);
  }

  @Override
  Optional<Payment> move(PaymentId id, PaymentState from, Move move) {
    if (move.to() != PaymentState.APPROVED || from == PaymentState.CANCELLING) {
      return super.move(id, from, move);
    }
    return statement(() -> {
      Optional<Payment> moved =
          books()
              .payments
              .update(
                  id,
                  row -> row.payment().state() != PaymentState.APPROVED,
                  row -> moved(row, move))
              .map(PaymentRow::payment);
      moved.ifPresent(it -> note(it, from, move.why()));
      return moved;
    });
  }
}
