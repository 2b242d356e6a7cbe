package org.showpay.auth.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.Pause;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses when a payment has been written, with the key of its order held. */
public class PausedInserts extends PaymentRows {

  private final Pause pause;

  /** As it is, but for the pause. */
  public PausedInserts(JdbcClient jdbc, Pause pause) {
    super(jdbc, new PaymentMeters(new SimpleMeterRegistry()));
    this.pause = pause;
  }

  @Override
  Payment insert(Sale sale, @Nullable DeclineReason reason) {
    Payment written = super.insert(sale, reason);
    pause.here();
    return written;
  }
}
