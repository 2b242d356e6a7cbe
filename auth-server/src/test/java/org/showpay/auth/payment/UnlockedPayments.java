package org.showpay.auth.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.showpay.auth.Gate;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: it reads a payment without its lock. */
public class UnlockedPayments extends PaymentRows {

  private final Gate gate;

  /** Others come by between the reading and whatever is done then. */
  public UnlockedPayments(JdbcClient jdbc, Gate gate) {
    super(jdbc, new PaymentMeters(new SimpleMeterRegistry()));
    this.gate = gate;
  }

  @Override
  public Optional<Payment> lock(PaymentId id) {
    Optional<Payment> read = find(id);
    gate.pass(id);
    return read;
  }
}
