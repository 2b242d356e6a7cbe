package org.showpay.sensor.finger;

import java.util.SplittableRandom;

/** How a finger lies: turned, shifted, stretched by its own softness, lightly or heavily. */
final class Lie {

  private static final double USUAL_TURN = Math.toRadians(6);

  private final double turn;
  private final double right;
  private final double down;
  private final double wide;
  private final double high;
  private final double wideFrom;
  private final double highFrom;
  private final double weight;

  Lie(Press press, SplittableRandom random) {
    turn =
        press == Press.ROTATED
            ? (random.nextBoolean() ? 1 : -1) * Math.toRadians(random.nextDouble(20, 40))
            : random.nextGaussian() * USUAL_TURN;
    right = random.nextGaussian() * 9;
    down = random.nextGaussian() * 11;
    wide = random.nextGaussian() * 2.5;
    high = random.nextGaussian() * 2.5;
    wideFrom = random.nextDouble(2 * Math.PI);
    highFrom = random.nextDouble(2 * Math.PI);
    weight = random.nextGaussian() * 0.25;
  }

  /** Which spot of the skin a pixel sees. */
  double fromX(int x, int y) {
    double fromMiddle = x - Skin.WIDTH / 2.0 - right;
    double fromCentre = y - Skin.HEIGHT / 2.0 - down;
    return Skin.WIDTH / 2.0
        + fromMiddle * Math.cos(turn)
        + fromCentre * Math.sin(turn)
        + wide * Math.sin(x / 60.0 + y / 90.0 + wideFrom);
  }

  double fromY(int x, int y) {
    double fromMiddle = x - Skin.WIDTH / 2.0 - right;
    double fromCentre = y - Skin.HEIGHT / 2.0 - down;
    return Skin.HEIGHT / 2.0
        - fromMiddle * Math.sin(turn)
        + fromCentre * Math.cos(turn)
        + high * Math.sin(x / 80.0 - y / 70.0 + highFrom);
  }

  /** How much wider the ridges are than the valleys. */
  double weight() {
    return weight;
  }
}
