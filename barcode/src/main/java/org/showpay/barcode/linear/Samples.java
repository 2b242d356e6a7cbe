package org.showpay.barcode.linear;

/**
 * The profile as it stands on a grid, three samples a module, evened: over any twenty modules the
 * mean is 0 and the spread what half dark and half light would give.
 */
final class Samples {

  private static final int REACH = 16 * Blurred.SAMPLES;
  private static final double LEAST_SPREAD = 0.5;

  final float[] values;

  Samples(Profile profile, Grid grid, int modules, double spread) {
    int count = modules * Blurred.SAMPLES;
    double[] sums = new double[count + 1];
    double[] squares = new double[count + 1];
    float[] raw = new float[count];
    for (int i = 0; i < count; i++) {
      raw[i] = profile.at(grid.place((i + 0.5) / count));
      sums[i + 1] = sums[i] + raw[i];
      squares[i + 1] = squares[i] + raw[i] * raw[i];
    }
    this.values = new float[count];
    for (int i = 0; i < count; i++) {
      int from = Math.max(0, Math.min(i - REACH, count - 2 * REACH));
      int to = Math.min(count, Math.max(i + REACH, 2 * REACH));
      double mean = (sums[to] - sums[from]) / (to - from);
      double variance = (squares[to] - squares[from]) / (to - from) - mean * mean;
      values[i] = (float) (spread * (raw[i] - mean) / Math.sqrt(Math.max(LEAST_SPREAD, variance)));
    }
  }

  /** The squared distance of a template from the samples that begin here. */
  float distance(float[] template, int from) {
    float sum = 0;
    for (int i = 0; i < template.length; i++) {
      float difference = values[from + i] - template[i];
      sum += difference * difference;
    }
    return sum;
  }
}
