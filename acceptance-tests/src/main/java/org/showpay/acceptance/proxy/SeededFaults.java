package org.showpay.acceptance.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Strikes a share of all exchanges while it is switched on, as a seed has it. */
public final class SeededFaults implements FaultPlan {

  private static final int ALL = 1000;

  private final Random random;
  private final int perMille;
  private final List<Function<Random, Fault>> kinds;
  private final AtomicInteger struck = new AtomicInteger();
  private volatile boolean on;

  /** A plan that strikes so many of a thousand, each with one of these. */
  public SeededFaults(long seed, int perMille, List<Function<Random, Fault>> kinds) {
    this.random = new Random(seed);
    this.perMille = perMille;
    this.kinds = kinds;
  }

  /** Begins or ends to strike. */
  public void switchOn(boolean wanted) {
    on = wanted;
  }

  /** How many were struck. */
  public int struck() {
    return struck.get();
  }

  @Override
  public synchronized Optional<Fault> faultFor(Exchange exchange) {
    if (!on || random.nextInt(ALL) >= perMille) {
      return Optional.empty();
    }
    struck.incrementAndGet();
    return Optional.of(kinds.get(random.nextInt(kinds.size())).apply(random));
  }
}
