package org.showpay.sensor.finger;

import java.util.SplittableRandom;

/**
 * Where a finger touches the sensor, and where its ridges run together.
 *
 * @param x the middle of what touches
 * @param y the middle of what touches
 * @param smear how wide a smudge is; 0 without one
 */
record Contact(double x, double y, double smear, double smearX, double smearY) {

  private static final double HALF_WIDTH = 112;
  private static final double HALF_HEIGHT = 160;
  private static final double EDGE = 0.08;

  static Contact of(Press press, SplittableRandom random) {
    double x = Skin.WIDTH / 2.0 + random.nextGaussian() * 5;
    double y = Skin.HEIGHT / 2.0 + random.nextGaussian() * 6;
    if (press == Press.PARTIAL) {
      boolean aside = random.nextBoolean();
      double sign = random.nextBoolean() ? 1 : -1;
      x += aside ? sign * random.nextDouble(70, 110) : 0;
      y += aside ? 0 : sign * random.nextDouble(100, 150);
    }
    double smear = press == Press.SMUDGED ? random.nextDouble(40, 70) : 0;
    return new Contact(x, y, smear, x + random.nextGaussian() * 40, y + random.nextGaussian() * 60);
  }

  /** How firmly the finger touches at a pixel, from 0 to 1. */
  double at(int column, int row) {
    double right = (column - x) / HALF_WIDTH;
    double down = (row - y) / HALF_HEIGHT;
    double beyond = Math.sqrt(right * right + down * down) - 1;
    return Math.clamp(0.5 - beyond / EDGE, 0, 1);
  }

  /** How high the skin seems at a pixel: in a smudge the valleys fill up. */
  double seen(double height, int column, int row) {
    if (smear == 0) {
      return height;
    }
    double away = Math.hypot(column - smearX, row - smearY) / smear;
    double flat = Math.exp(-away * away);
    return height * (1 - 0.85 * flat) + 0.5 * flat;
  }
}
