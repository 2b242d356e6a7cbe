package org.showpay.sensor.eye;

import java.util.SplittableRandom;

/**
 * What hides an iris: the upper and the lower lid, and the light that the eye mirrors.
 *
 * @param upper how much of the turn the upper lid takes at the outermost ring
 * @param lower how much the lower one takes
 * @param glint where the mirrored light is, as a part of the turn
 */
record Lids(double upper, double lower, double glint) {

  private static final double UPPER_MIDDLE = 0.25;
  private static final double LOWER_MIDDLE = 0.75;
  private static final double GLINT = 0.02;

  static Lids drawn(Look look, SplittableRandom random) {
    double more = look == Look.DROWSY ? 0.16 : 0;
    return new Lids(
        random.nextDouble(0.08, 0.2) + more,
        random.nextDouble(0.02, 0.1) + more / 2,
        random.nextDouble());
  }

  /** Lids hide less of the rings that are nearer to the pupil. */
  boolean hide(int ring, double turn) {
    double outward = (ring + 1.0) / Iris.RINGS;
    return Math.abs(turn - UPPER_MIDDLE) < upper / 2 * outward + upper / 4
        || Math.abs(turn - LOWER_MIDDLE) < lower / 2 * outward
        || (ring > 1 && ring < 4 && Math.abs(turn - glint) < GLINT);
  }
}
