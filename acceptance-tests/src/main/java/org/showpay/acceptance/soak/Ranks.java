package org.showpay.acceptance.soak;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How much neighbours in time resemble each other, by the ranks of their values. */
final class Ranks {

  /** Correlations nearer to zero than this times 1/√n are taken for none, as those of noise are. */
  private static final double SIGNIFICANT = 1.959963984540054;

  private Ranks() {}

  /**
   * By how much serial correlation widens the variance of Kendall's S: Hamed and Rao (1998), of
   * values that have no slope any more. Never less than one: neighbours that avoid each other would
   * narrow the interval, and nothing measured here does that for good.
   */
  static double serialCorrection(double[] residues) {
    int n = residues.length;
    double[] ranks = of(residues);
    double sum = 0;
    for (int lag = 1; lag < n - 2; lag++) {
      double correlation = correlation(ranks, lag);
      if (Math.abs(correlation) > SIGNIFICANT / Math.sqrt(n)) {
        sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
      }
    }
    return Math.max(1, 1 + 2 * sum / ((double) n * (n - 1) * (n - 2)));
  }

  /** Equal values share the middle of their ranks. */
  static double[] of(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double correlation(double[] ranks, int lag) {
    double mean = Arrays.stream(ranks).average().orElse(0);
    double whole = Arrays.stream(ranks).map(it -> (it - mean) * (it - mean)).sum();
    double shifted = 0;
    for (int i = 0; i + lag < ranks.length; i++) {
      shifted += (ranks[i] - mean) * (ranks[i + lag] - mean);
    }
    return whole == 0 ? 0 : shifted / whole;
  }
}
