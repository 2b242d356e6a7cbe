package org.showpay.cat.restart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.showpay.cat.sale.SaleDesk;
import org.showpay.cat.sale.Sales;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * Asks what became of sales that have no final word: all of them after a restart, and later, every
 * minute for an hour, those in whose hands nobody is any more. Then it takes a person to ask.
 */
@Component
class OpenSales {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSales.class);
  private static final Duration IN_HANDS = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Sales sales;
  private final SaleDesk desk;
  private final Clock clock;
  private final Duration pause;
  private final CountDownLatch over = new CountDownLatch(1);

  OpenSales(
      Sales sales,
      SaleDesk desk,
      Clock clock,
      @Value("${showpay.ask-open-sales-every:1m}") Duration pause) {
    this.sales = sales;
    this.desk = desk;
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

  /** After a restart nobody has any sale in hands. */
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
    try {
      for (Sales.Open sale : sales.openBetween(from, to)) {
        desk.find(sale.till(), sale.payment());
      }
    } catch (NestedRuntimeException noDatabase) {
      LOG.warn("Open sales were not asked after: {}", noDatabase.getClass().getSimpleName());
    }
  }
}
