package org.showpay.acceptance.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was measured at which time, in order. */
final class Series {

  private static final double NANOS_OF_AN_HOUR = Duration.ofHours(1).toNanos();

  private final List<Double> hours = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  void add(Duration at, double value) {
    hours.add(at.toNanos() / NANOS_OF_AN_HOUR);
    values.add(value);
  }

  int size() {
    return values.size();
  }

  double hour(int i) {
    return hours.get(i);
  }

  double value(int i) {
    return values.get(i);
  }

  /** The largest of all; of none there is none. */
  double largest() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** The value in the middle of all; of none there is none. */
  double median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return median(sorted);
  }

  /** The median of values that are sorted. */
  static double median(double[] sorted) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** What is left of it where a line of this slope is taken away. */
  double[] without(double perHour) {
    double[] left = new double[size()];
    Arrays.setAll(left, i -> value(i) - perHour * hour(i));
    return left;
  }
}
