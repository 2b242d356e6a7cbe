package org.showpay.auth.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.payment.PaymentId;

/** A table with one payment. */
public class OnePayment extends PaymentRows {

  private final Payment payment;

  /** This one. */
  public OnePayment(Payment payment) {
    super(Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
    this.payment = payment;
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return Optional.of(payment).filter(it -> it.id().equals(id));
  }

  @Override
  public Optional<Payment> lock(PaymentId id) {
    return find(id);
  }
}
