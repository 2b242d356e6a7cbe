package org.showpay.contracts.meter;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a query says, kept for a while: however many gauges read it and however often they are
 * scraped, the database is asked once in that while. A query that fails keeps nobody waiting, and
 * gauges say "not a number" until one succeeds.
 */
public final class Kept<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final Duration life;
  private final Supplier<T> query;
  private @Nullable T value;
  private long askedAt;
  private boolean asked;

  /** Asks by this query, at most once in so long. */
  public Kept(Duration life, Supplier<T> query) {
    this.life = life;
    this.query = query;
  }

  /** What it says, or said a while ago; nothing when it could not be asked. */
  public synchronized @Nullable T get() {
    if (!asked || System.nanoTime() - askedAt >= life.toNanos()) {
      value = ask();
      asked = true;
      askedAt = System.nanoTime();
    }
    return value;
  }

  private @Nullable T ask() {
    try {
      return query.get();
    } catch (RuntimeException e) {
      LOG.warn("What gauges show cannot be asked for: {}", e.getClass().getSimpleName());
      return null;
    }
  }
}
