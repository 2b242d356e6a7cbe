package org.showpay.auth.payment;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.Pause;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses when a payment has been written, with the key of its order held. */
public class PausedInserts extends PaymentRows {

  private final Pause pause;

  /** As it is, but for the pause. */
  public PausedInserts(JdbcClient jdbc, Pause pause) {
    super(jdbc);
    this.pause = pause;
  }

  @Override
  Payment insert(Sale sale, @Nullable DeclineReason reason) {
    Payment written = super.insert(sale, reason);
    pause.here();
    return written;
  }
}
