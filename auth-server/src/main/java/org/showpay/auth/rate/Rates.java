package org.showpay.auth.rate;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
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

  /** Whoever comes when there are so many of a kind is counted with all others of it. */
  private static final int MOST_BUCKETS = 100_000;

  private final RateBook book;
  private final Map<Whose.Kind, Map<String, LocalBucket>> buckets = new EnumMap<>(Whose.Kind.class);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rates").factory());

  Rates(RateBook book) {
    this.book = book;
    for (Whose.Kind kind : Whose.Kind.values()) {
      buckets.put(kind, new ConcurrentHashMap<>());
    }
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
    Map<String, LocalBucket> ofTheKind = Objects.requireNonNull(buckets.get(whose.kind()));
    LocalBucket met = ofTheKind.get(whose.key());
    if (met != null) {
      return met;
    }
    Whose counted =
        ofTheKind.size() < MOST_BUCKETS ? whose : new Whose(whose.kind(), "others", whose.most());
    return ofTheKind.computeIfAbsent(counted.key(), key -> new LocalBucket(counted));
  }

  /** Writes down what was taken, and learns what is left; one after the other. */
  synchronized void share() {
    Predicate<LocalBucket> isOver = LocalBucket::isFull;
    try {
      List<LocalBucket> used =
          buckets.values().stream()
              .flatMap(ofAKind -> ofAKind.values().stream())
              .filter(LocalBucket::wasUsed)
              .toList();
      if (!used.isEmpty()) {
        book.share(used);
      }
      isOver = LocalBucket::isIdle;
    } catch (RuntimeException e) {
      // What was taken is written with the next; a timer that throws once never runs again.
      LOG.warn("Rates cannot be shared just now: {}", e.getClass().getSimpleName());
    } finally {
      forget(isOver);
    }
  }

  private void forget(Predicate<LocalBucket> isOver) {
    buckets.values().forEach(ofAKind -> ofAKind.values().removeIf(isOver));
  }

  @Override
  public void destroy() {
    timer.shutdown();
    share();
  }
}
