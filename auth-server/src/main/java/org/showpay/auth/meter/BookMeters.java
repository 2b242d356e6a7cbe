package org.showpay.auth.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.showpay.contracts.meter.AfterCommit;
import org.springframework.stereotype.Component;

/** Counts how settlements are closed and books compared. */
@Component
public class BookMeters {

  private final MeterRegistry registry;

  BookMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Settlement how : Settlement.values()) {
      counter(how);
    }
    for (Comparison how : Comparison.values()) {
      counter(how);
    }
  }

  /** How a settlement went. */
  public enum Settlement {
    /** A batch was closed. */
    CLOSED,
    /** A merchant's days could not be closed. */
    FAILED
  }

  /** How a comparison of the three books went. */
  public enum Comparison {
    /** All three say the same. */
    MATCHED,
    /** Something is in one and not in another, or differs. */
    EXCEPTIONS,
    /** It could not be made. */
    FAILED
  }

  /** A settlement went so, if this transaction commits. */
  public void settled(Settlement how) {
    AfterCommit.run(counter(how)::increment);
  }

  /** A comparison went so. */
  public void compared(Comparison how) {
    AfterCommit.run(counter(how)::increment);
  }

  private Counter counter(Settlement how) {
    return Counter.builder("showpay.settlements")
        .description("Settlement batches that were closed, and merchants where that failed")
        .tag("result", how.name())
        .register(registry);
  }

  private Counter counter(Comparison how) {
    return Counter.builder("showpay.reconciliations")
        .description("Comparisons of the three books, by result")
        .tag("result", how.name())
        .register(registry);
  }
}
