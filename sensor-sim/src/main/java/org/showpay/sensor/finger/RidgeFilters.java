package org.showpay.sensor.finger;

/** Gabor's filters, one for each way that a ridge may run, of one distance between ridges. */
final class RidgeFilters {

  private static final int WAYS = 48;
  private static final int REACH = 8;
  private static final int SIDE = 2 * REACH + 1;
  private static final double SPREAD = 3.6;

  private final float[][] filters = new float[WAYS][];

  RidgeFilters(double apart) {
    for (int way = 0; way < WAYS; way++) {
      filters[way] = filter(Math.PI * way / WAYS, apart);
    }
  }

  static int nearest(double angle) {
    return (int) Math.round(angle / Math.PI * WAYS) % WAYS;
  }

  private static float[] filter(double angle, double apart) {
    float[] filter = new float[SIDE * SIDE];
    double sum = 0;
    double norm = 0;
    for (int y = -REACH; y <= REACH; y++) {
      for (int x = -REACH; x <= REACH; x++) {
        double bell = Math.exp(-(x * x + y * y) / (2 * SPREAD * SPREAD));
        double across = -x * Math.sin(angle) + y * Math.cos(angle);
        double value = bell * Math.cos(2 * Math.PI * across / apart);
        filter[(y + REACH) * SIDE + x + REACH] = (float) value;
        sum += value;
        norm += Math.abs(value);
      }
    }
    for (int i = 0; i < filter.length; i++) {
      // No filter may see a plain surface as a ridge.
      filter[i] = (float) ((filter[i] - sum / filter.length) / norm);
    }
    return filter;
  }

  /** What the filter of a way sees around a spot; beyond the edge there is nothing. */
  float sum(float[] skin, int x, int y, int way) {
    float[] filter = filters[way];
    int first = Math.max(-REACH, -x);
    int last = Math.min(REACH, Skin.WIDTH - 1 - x);
    float sum = 0;
    for (int dy = Math.max(-REACH, -y); dy <= Math.min(REACH, Skin.HEIGHT - 1 - y); dy++) {
      int from = (y + dy) * Skin.WIDTH + x;
      int of = (dy + REACH) * SIDE + REACH;
      for (int dx = first; dx <= last; dx++) {
        sum += skin[from + dx] * filter[of + dx];
      }
    }
    return sum;
  }
}
