package org.showpay.cat.restart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.showpay.cat.counter.Checkout;
import org.showpay.cat.refund.RefundDesk;
import org.showpay.cat.sale.Sales;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks what became of sales and refunds that have no final word: all of them after a restart, and
 * later, every minute for an hour, those in whose hands nobody is any more. Then it takes a person
 * to ask.
 */
@Component
class OpenSales {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSales.class);
  private static final Duration IN_HANDS = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Sales sales;
  private final Checkout checkout;
  private final RefundDesk refunds;
  private final Clock clock;
  private final Duration pause;
  private final CountDownLatch over = new CountDownLatch(1);

  OpenSales(
      Sales sales,
      Checkout checkout,
      RefundDesk refunds,
      Clock clock,
      @Value("${showpay.ask-open-sales-every:1m}") Duration pause) {
    this.sales = sales;
    this.checkout = checkout;
    this.refunds = refunds;
    this.clock = clock;
    this.pause = pause;
  }

  @EventListener
  void begin(ApplicationReadyEvent ready) {
    Thread.ofVirtual().name("open-sales").start(this::askAgainAndAgain);
  }

  @EventListener
  void stop(ContextClosedEvent closing) {
    over.countDown();
  }

  /** After a restart nobody has any sale or refund in hands. */
  void askAll() {
    ask(Instant.EPOCH, clock.instant());
  }

  private void askAgainAndAgain() {
    try {
      askAll();
      while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        ask(clock.instant().minus(LONGEST), clock.instant().minus(IN_HANDS));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Instant from, Instant to) {
    each(() -> sales.openBetween(from, to), sale -> checkout.askAfter(sale.till(), sale.payment()));
    each(
        () -> refunds.openBetween(from, to),
        refund -> refunds.askAgain(refund.till(), refund.operation()));
  }

  private static <T> void each(Supplier<List<T>> open, Consumer<T> ask) {
    unharmed(() -> open.get().forEach(one -> unharmed(() -> ask.accept(one))));
  }

  /** One that cannot be asked after must not keep the others from it, now or in a minute. */
  private static void unharmed(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("An open sale or refund was not asked after: {}", e.getClass().getSimpleName());
    }
  }
}
