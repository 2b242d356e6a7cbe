package org.showpay.auth.meter;

import io.micrometer.core.instrument.MeterRegistry;

/** The counters of settlements, for tests of other packages. */
public final class CountedBooks {

  private CountedBooks() {}

  /** That count here. */
  public static BookMeters in(MeterRegistry registry) {
    return new BookMeters(registry);
  }
}
