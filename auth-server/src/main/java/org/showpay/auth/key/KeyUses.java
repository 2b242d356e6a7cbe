package org.showpay.auth.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.showpay.contracts.trust.ApiKeyHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gathers when keys are used, and writes it down behind: once a minute for all of them, so that no
 * payment waits for it. A process that is killed forgets the last minute.
 */
@Component
public class KeyUses implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final KeyBook book;
  private final Clock clock;
  private final Map<ApiKeyHash, Instant> gathered = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("key-uses").factory());

  KeyUses(KeyBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
    var _ =
        timer.scheduleWithFixedDelay(
            this::writeDown, BETWEEN.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
  }

  /** A key that is somebody's was brought. */
  public void note(ApiKeyHash key) {
    gathered.put(key, clock.instant());
  }

  /** Writes down what was gathered; what cannot be written now is with the next. */
  public void writeDown() {
    Map<ApiKeyHash, Instant> all = new HashMap<>(gathered);
    if (all.isEmpty()) {
      return;
    }
    try {
      book.used(all);
      all.forEach(gathered::remove);
    } catch (DataAccessException | TransactionException e) {
      // A timer that throws once never runs again, and where no connection is had none is begun.
      LOG.warn("When keys were used could not be written down: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void destroy() {
    timer.shutdown();
    writeDown();
  }
}
