package org.showpay.auth.payment;

import java.util.Optional;
import org.showpay.auth.Gate;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: it reads a payment without its lock. */
public class UnlockedPayments extends PaymentRows {

  private final Gate gate;

  /** Others come by between the reading and whatever is done then. */
  public UnlockedPayments(JdbcClient jdbc, Gate gate) {
    super(jdbc);
    this.gate = gate;
  }

  @Override
  public Optional<Payment> lock(PaymentId id) {
    Optional<Payment> read = find(id);
    gate.pass(id);
    return read;
  }
}
