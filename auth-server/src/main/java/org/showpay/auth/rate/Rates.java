package org.showpay.auth.rate;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Token buckets that all instances share and none waits for: each takes from its own, and once a
 * second one statement writes down what was taken and learns what is left for all. So no request
 * asks the database, and more may get through than is bounded: of each instance what it takes in a
 * second, and a tenth at first of whom it has not met.
 */
@Component
class Rates implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Rates.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** Whoever comes when there are so many is counted with all others of the kind. */
  private static final int MOST_BUCKETS = 100_000;

  private final RateBook book;
  private final Map<String, LocalBucket> buckets = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rates").factory());

  Rates(RateBook book) {
    this.book = book;
    var _ =
        timer.scheduleWithFixedDelay(
            this::share, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A bound that is reached, and how long until there is one more. */
  record Reached(Whose whose, Duration left) {}

  /** Takes one of each; the first bound that is reached, if one is. */
  Optional<Reached> take(List<Whose> all) {
    for (Whose whose : all) {
      if (whose.isBounded()) {
        ConsumptionProbe probe = bucketOf(whose).take();
        if (!probe.isConsumed()) {
          return Optional.of(new Reached(whose, Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
      }
    }
    return Optional.empty();
  }

  private LocalBucket bucketOf(Whose whose) {
    LocalBucket met = buckets.get(whose.key());
    if (met != null) {
      return met;
    }
    Whose counted =
        buckets.size() < MOST_BUCKETS ? whose : new Whose(whose.kind(), "others", whose.most());
    return buckets.computeIfAbsent(counted.key(), key -> new LocalBucket(counted));
  }

  /** Writes down what was taken, and learns what is left; one after the other. */
  synchronized void share() {
    try {
      List<LocalBucket> used = buckets.values().stream().filter(LocalBucket::wasUsed).toList();
      if (!used.isEmpty()) {
        book.share(used);
      }
      buckets.values().removeIf(LocalBucket::isIdle);
    } catch (DataAccessException e) {
      // What was taken is written with the next; a timer that throws once never runs again.
      LOG.warn("Rates cannot be shared just now: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void destroy() {
    timer.shutdown();
    share();
  }
}
