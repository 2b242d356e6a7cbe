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
    Lie lie = new Lie(press, random);
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
}
