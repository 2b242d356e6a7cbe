package org.showpay.auth.operation;

import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: a refund counts when it is done, and not from when it is asked for. */
public class LooseOperationRows extends MemoryOperationRows {

  /** On the books of this desk. */
  public LooseOperationRows(Desk desk, JdbcClient nobody) {
    super(desk, nobody);
  }

  @Override
  protected PaymentRow added(PaymentRow row, Amounts more) {
    return super.added(
        row, new Amounts(more.capturing(), more.captured(), more.refunded(), more.refunded()));
  }
}
