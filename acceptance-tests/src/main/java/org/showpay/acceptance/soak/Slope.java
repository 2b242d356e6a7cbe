package org.showpay.acceptance.soak;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast a series grows in an hour, by Theil and Sen: the median of the slopes between all pairs
 * of its points, which a few outliers do not move.
 *
 * @param low where its 95 % interval begins
 * @param high where that ends
 */
record Slope(double perHour, double low, double high) {

  /** Of the standard normal distribution, for 95 % on two sides. */
  private static final double QUANTILE = 1.959963984540054;

  private static final int FEWEST = 8;

  /** That of a series, whose neighbours may depend on each other. */
  static Slope of(Series series) {
    return of(series, Ranks::serialCorrection);
  }

  /** The same for points that are independent: its interval is too narrow where they are not. */
  static Slope ofIndependent(Series series) {
    return of(series, residues -> 1);
  }

  private static Slope of(Series series, Correction correction) {
    if (series.size() < FEWEST) {
      return new Slope(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double[] slopes = slopes(series);
    double median = Series.median(slopes);
    double variance = variance(series) * correction.of(series.without(median));
    // Sen (1968), 3.1: ranks of the slopes between which the true one lies.
    double reach = QUANTILE * Math.sqrt(variance);
    int low = (int) Math.floor((slopes.length - reach) / 2) - 1;
    int high = (int) Math.ceil((slopes.length + reach) / 2);
    return new Slope(
        median,
        low < 0 ? Double.NEGATIVE_INFINITY : slopes[low],
        high >= slopes.length ? Double.POSITIVE_INFINITY : slopes[high]);
  }

  private static double[] slopes(Series series) {
    int n = series.size();
    double[] slopes = new double[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[next++] = (series.value(j) - series.value(i)) / (series.hour(j) - series.hour(i));
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  /** That of Kendall's S where nothing grows; equal values make it smaller. */
  private static double variance(Series series) {
    Map<Double, Integer> equal = new HashMap<>();
    for (int i = 0; i < series.size(); i++) {
      equal.merge(series.value(i), 1, Integer::sum);
    }
    double ties = equal.values().stream().mapToDouble(Slope::weight).sum();
    return (weight(series.size()) - ties) / 18;
  }

  private static double weight(int n) {
    return (double) n * (n - 1) * (2.0 * n + 5);
  }

  /** By how much the variance is larger than that of independent points. */
  @FunctionalInterface
  private interface Correction {
    double of(double[] residues);
  }
}
