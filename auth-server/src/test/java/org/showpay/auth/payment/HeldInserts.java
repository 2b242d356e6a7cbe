package org.showpay.auth.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.Gate;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes no payment of an order before others have looked for one: right only with an index. */
public class HeldInserts extends PaymentRows {

  private final Gate gate;

  /** Others come by between the looking and the writing. */
  public HeldInserts(JdbcClient jdbc, Gate gate) {
    super(jdbc, new PaymentMeters(new SimpleMeterRegistry()));
    this.gate = gate;
  }

  @Override
  Payment insert(Sale sale, @Nullable DeclineReason reason) {
    gate.pass(sale.order());
    return super.insert(sale, reason);
  }
}
