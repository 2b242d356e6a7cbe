package org.showpay.benchmarks.payment;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** How long payments took and how they ended, as one client after the other reports it. */
public final class Latencies {

  private static final double NANOS_IN_MILLI = 1_000_000;
  private static final int FIRST_SIZE = 1024;

  private final LongAdder approved = new LongAdder();
  private final LongAdder shed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private long[] nanos = new long[FIRST_SIZE];
  private int size;
  private volatile String firstFailure = "";

  /** The consumer was charged. */
  synchronized void approved(long took) {
    approved.increment();
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = took;
  }

  /** The service had too much to do, said so, and said when to come again. */
  void shed() {
    shed.increment();
  }

  /** Anything else. */
  void failed(String how) {
    failed.increment();
    if (firstFailure.isEmpty()) {
      firstFailure = how;
    }
  }

  long approvals() {
    return approved.sum();
  }

  long sheds() {
    return shed.sum();
  }

  long failures() {
    return failed.sum();
  }

  String firstFailure() {
    return firstFailure;
  }

  /** What became of those that were not approved. */
  String others() {
    return "%d shed, %d failed%s"
        .formatted(sheds(), failures(), firstFailure.isEmpty() ? "" : " (" + firstFailure + ")");
  }

  /** The time within which this share of the approvals came, in milliseconds. */
  public synchronized double millisAt(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(share * size) - 1;
    return sorted[Math.clamp(place, 0, size - 1)] / NANOS_IN_MILLI;
  }
}
