package org.showpay.sensor.voice;

import java.util.SplittableRandom;

/**
 * Whose voice it is: the length of the throat and what is odd about its resonances, the pitch, and
 * how the cords close.
 */
public final class Throat {

  static final int RESONANCES = 4;
  private static final double ODD = 0.065;
  private static final double HIGHEST_RESONANCE = 3500;

  private final double length;
  private final double[] odd = new double[RESONANCES];
  private final double[] accent = new double[RESONANCES];
  private final double pitch;
  private final double tilt;
  private final double breath;
  private final double width;

  private Throat(SplittableRandom random) {
    length = random.nextDouble(0.86, 1.18);
    for (int i = 0; i < RESONANCES; i++) {
      odd[i] = 1 + ODD * random.nextGaussian();
      accent[i] = random.nextDouble(2 * Math.PI);
    }
    pitch = random.nextDouble(85, 135) * length * length;
    tilt = random.nextDouble(0.86, 0.96);
    breath = random.nextDouble(0.01, 0.05);
    width = random.nextDouble(0.8, 1.3);
  }

  /** The voice that grows from a seed, always the same. */
  public static Throat grow(long seed) {
    return new Throat(new SplittableRandom(seed));
  }

  /** Where this throat puts a resonance that lies there in an average one. */
  double resonance(int which, double average) {
    return average * length * odd[which] * (1 + ODD * Math.sin(average / 170 + accent[which]));
  }

  /** The resonance above those that tell sounds apart. */
  double highest() {
    return resonance(RESONANCES - 1, HIGHEST_RESONANCE);
  }

  double length() {
    return length;
  }

  double pitch() {
    return pitch;
  }

  double tilt() {
    return tilt;
  }

  double breath() {
    return breath;
  }

  double width() {
    return width;
  }
}
