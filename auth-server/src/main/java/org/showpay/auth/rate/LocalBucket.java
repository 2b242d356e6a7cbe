package org.showpay.auth.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** An instance's own view of a bucket that all share, and what it took since it told of it. */
final class LocalBucket {

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** So much is there of whom this instance has not met: others may have had the rest. */
  private static final int FIRST_PART = 10;

  private final Whose whose;
  private final Bucket bucket;
  private final AtomicLong taken = new AtomicLong();

  LocalBucket(Whose whose) {
    this.whose = whose;
    this.bucket =
        Bucket.builder()
            .addLimit(limit ->
                limit
                    .capacity(whose.most())
                    .refillGreedy(whose.most(), WINDOW)
                    .initialTokens(Math.max(1, whose.most() / FIRST_PART)))
            .build();
  }

  Whose whose() {
    return whose;
  }

  ConsumptionProbe take() {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      taken.incrementAndGet();
    }
    return probe;
  }

  boolean wasUsed() {
    return taken.get() > 0;
  }

  /** Nothing is owed to anybody, so it can be begun anew. */
  boolean isIdle() {
    return !wasUsed() && isFull();
  }

  /** Whatever was taken has come back in time, also where nobody was told of it. */
  boolean isFull() {
    return bucket.getAvailableTokens() >= whose.most();
  }

  /** What this instance took and has not told of. */
  long taken() {
    return taken.get();
  }

  /** So much was told of, and so much is left for all; what was taken since is taken of it. */
  void told(long said, long left) {
    long since = taken.addAndGet(-said);
    long more = left - since - bucket.getAvailableTokens();
    if (more > 0) {
      bucket.addTokens(more);
    } else if (more < 0) {
      bucket.consumeIgnoringRateLimits(-more);
    }
  }
}
