package org.showpay.auth.till;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets a till wait for a payment to be decided. Any instance may decide it, so the row is looked at
 * again and again; a waiting till costs one read by primary key every quarter of a second. Nobody
 * says when a till has hung up, and so the number of waits is bounded.
 */
@Component
class Waiting implements SmartLifecycle {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int WAITS_OF_A_TERMINAL = 8;
  private static final int WAITS = 2_000;

  private final HeldRequests<Wait> waits = new HeldRequests<>(WAITS_OF_A_TERMINAL, WAITS);
  private volatile boolean running;

  /**
   * The first payment that is as wanted, or the last one that was seen: when the time is over, when
   * this terminal has begun to wait too often since, or when this instance is going down.
   */
  Payment until(
      Payment now,
      TerminalId who,
      Duration wait,
      Predicate<Payment> wanted,
      Supplier<Payment> look) {
    Wait held = new Wait();
    if (wait.isZero() || wanted.test(now) || !waits.hold(who, held)) {
      return now;
    }
    try {
      long end = System.nanoTime() + wait.toNanos();
      Payment seen = now;
      while (!wanted.test(seen) && !held.over && System.nanoTime() < end && pause()) {
        seen = look.get();
      }
      return seen;
    } finally {
      waits.leave(who, held);
    }
  }

  /** How many tills wait here. */
  int waiting() {
    return waits.count();
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

  @Override
  public void start() {
    waits.open();
    running = true;
  }

  /** Before the web server stops, which waits for the requests that are held open. */
  @Override
  public void stop() {
    running = false;
    waits.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** A till that waits. */
  private static final class Wait implements HeldRequests.Held {

    private volatile boolean over;

    @Override
    public void end() {
      over = true;
    }
  }
}
