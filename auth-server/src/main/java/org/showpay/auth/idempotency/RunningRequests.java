package org.showpay.auth.idempotency;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the rows of requests that this process is at, so that a slow one is not taken for one whose
 * process died. Those of a process that did die are free after {@link RequestBook#LEASE}.
 */
@Component
class RunningRequests implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RunningRequests.class);
  private static final Duration BETWEEN = RequestBook.LEASE.dividedBy(4);

  private final RequestBook book;
  private final Map<UUID, KeyedRequest> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idempotency").factory());

  private final ScheduledFuture<?> renewals;

  RunningRequests(RequestBook book) {
    this.book = book;
    this.renewals =
        timer.scheduleWithFixedDelay(
            this::renewAll, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  void began(KeyedRequest request, UUID token) {
    running.put(token, request);
  }

  void ended(UUID token) {
    running.remove(token);
  }

  void renewAll() {
    try {
      book.renew(Map.copyOf(running));
    } catch (RuntimeException e) {
      // A timer that throws once never runs again.
      LOG.warn("The rows of requests that are under way could not be renewed", e);
    }
  }

  @Override
  public void destroy() {
    renewals.cancel(false);
    timer.shutdown();
  }
}
