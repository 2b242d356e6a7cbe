package org.showpay.auth.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * New payments are written down some at a time, in the order in which they came. The others wait
 * here and hold nothing, so that they leave connections to the database to those that a card
 * company has answered: those have a till that waits, and a consumer who has been charged.
 */
@Component
public class Turns {

  private final Semaphore free;

  Turns(@Value("${showpay.payments-opened-at-once}") int turns, MeterRegistry registry) {
    this.free = new Semaphore(turns, true);
    Gauge.builder("showpay.payments.waiting", free, Semaphore::getQueueLength)
        .description("New payments that wait for their turn")
        .register(registry);
  }

  /** Waits for a turn and does the work, which asks the database alone and so ends soon. */
  public <T> T take(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
