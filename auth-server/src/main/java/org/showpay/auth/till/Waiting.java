package org.showpay.auth.till;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.showpay.auth.payment.Payment;
import org.springframework.stereotype.Component;

/**
 * Lets a till wait for a payment to be decided. Any instance may decide it, so the row is looked at
 * again and again; a waiting till costs one read by primary key every quarter of a second.
 */
@Component
class Waiting {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** The first payment that is as wanted, or the last one that was seen when the time is over. */
  Payment until(Payment now, Duration wait, Predicate<Payment> wanted, Supplier<Payment> look) {
    long end = System.nanoTime() + wait.toNanos();
    Payment seen = now;
    while (!wanted.test(seen) && System.nanoTime() < end && pause()) {
      seen = look.get();
    }
    return seen;
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
