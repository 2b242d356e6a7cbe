package org.showpay.sensor.finger;

import java.util.SplittableRandom;

/**
 * Which way the ridges of a finger run: around a loop's core and its delta (Sherlock and Monro,
 * 1993), or two of each for a whorl, a little bent for each finger.
 */
final class RidgeFlow {

  private static final double ONE_IN_THREE = 1 / 3.0;
  private static final int WAVES = 4;
  private static final double BEND = 0.2;

  private final double[][] cores;
  private final double[][] deltas;
  private final double[][] waves = new double[WAVES][];

  RidgeFlow(SplittableRandom random) {
    double middle = Skin.WIDTH / 2.0 + around(random, 22);
    double top = Skin.HEIGHT * 0.42 + around(random, 34);
    if (random.nextDouble() < ONE_IN_THREE) {
      double apart = random.nextDouble(20, 60);
      cores = new double[][] {{middle, top}, {middle + around(random, 6), top + apart}};
      deltas =
          new double[][] {
            {middle - random.nextDouble(80, 120), top + random.nextDouble(110, 160)},
            {middle + random.nextDouble(80, 120), top + random.nextDouble(110, 160)}
          };
    } else {
      double side = random.nextBoolean() ? 1 : -1;
      cores = new double[][] {{middle, top}};
      deltas =
          new double[][] {
            {middle + side * random.nextDouble(10, 110), top + random.nextDouble(80, 150)}
          };
    }
    for (int i = 0; i < WAVES; i++) {
      waves[i] =
          new double[] {
            around(random, 0.02), around(random, 0.02), random.nextDouble(2 * Math.PI), BEND
          };
    }
  }

  /** The angle of the ridge through a spot, from 0 to π. */
  double angle(double x, double y) {
    double twice = 0;
    for (double[] core : cores) {
      twice += Math.atan2(y - core[1], x - core[0]);
    }
    for (double[] delta : deltas) {
      twice -= Math.atan2(y - delta[1], x - delta[0]);
    }
    double angle = twice / 2;
    for (double[] wave : waves) {
      angle += wave[3] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
    }
    return angle - Math.PI * Math.floor(angle / Math.PI);
  }

  private static double around(SplittableRandom random, double most) {
    return random.nextDouble(-most, most);
  }
}
