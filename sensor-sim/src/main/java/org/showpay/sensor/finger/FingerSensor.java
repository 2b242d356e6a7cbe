package org.showpay.sensor.finger;

import java.util.SplittableRandom;

/** A sensor of 500 dpi: one frame of 256 by 360 pixels, grey, a byte each; ridges are dark. */
public final class FingerSensor {

  private static final double NOISE = 14;
  private static final int LIGHT = 255;

  private FingerSensor() {}

  /**
   * Takes one frame.
   *
   * @param moment no two presses are alike; the same moment is the same press
   */
  public static byte[] press(Skin finger, Press press, long moment) {
    SplittableRandom random = new SplittableRandom(moment);
    Lie lie = Lie.of(press, random);
    Contact contact = Contact.of(press, random);
    byte[] frame = new byte[Skin.WIDTH * Skin.HEIGHT];
    for (int y = 0; y < Skin.HEIGHT; y++) {
      for (int x = 0; x < Skin.WIDTH; x++) {
        double touch = contact.at(x, y);
        double grey = LIGHT;
        if (touch > 0) {
          double height = finger.height(lie.fromX(x, y), lie.fromY(x, y));
          grey -= touch * (115 + 100 * Math.tanh(2 * (contact.seen(height, x, y) + lie.weight())));
        }
        grey += NOISE * random.nextGaussian();
        frame[y * Skin.WIDTH + x] = (byte) Math.clamp(Math.round(grey), 0, LIGHT);
      }
    }
    return frame;
  }

  /** How the finger lies: turned, shifted, stretched by its own softness, lightly or heavily. */
  private record Lie(double turn, double right, double down, double[] stretch, double weight) {

    static Lie of(Press press, SplittableRandom random) {
      double turn = random.nextGaussian() * Math.toRadians(6);
      if (press == Press.ROTATED) {
        turn = (random.nextBoolean() ? 1 : -1) * Math.toRadians(random.nextDouble(20, 40));
      }
      double[] stretch = new double[6];
      for (int i = 0; i < stretch.length; i++) {
        stretch[i] = i < 2 ? random.nextGaussian() * 2.5 : random.nextDouble(2 * Math.PI);
      }
      return new Lie(
          turn,
          random.nextGaussian() * 9,
          random.nextGaussian() * 11,
          stretch,
          random.nextGaussian() * 0.25);
    }

    double fromX(int x, int y) {
      double fromMiddle = x - Skin.WIDTH / 2.0 - right;
      double fromCentre = y - Skin.HEIGHT / 2.0 - down;
      return Skin.WIDTH / 2.0
          + fromMiddle * Math.cos(turn)
          + fromCentre * Math.sin(turn)
          + stretch[0] * Math.sin(x / 60.0 + y / 90.0 + stretch[2]);
    }

    double fromY(int x, int y) {
      double fromMiddle = x - Skin.WIDTH / 2.0 - right;
      double fromCentre = y - Skin.HEIGHT / 2.0 - down;
      return Skin.HEIGHT / 2.0
          - fromMiddle * Math.sin(turn)
          + fromCentre * Math.cos(turn)
          + stretch[1] * Math.sin(x / 80.0 - y / 70.0 + stretch[3]);
    }
  }
}
