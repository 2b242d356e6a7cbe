package org.showpay.sensor.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** A microphone: 8000 samples a second of 16 bits, the low byte first. */
public final class Microphone {

  static final int RATE = 8000;
  private static final double PAUSE = 0.22;
  private static final double PEAK = 0.5 * Short.MAX_VALUE;

  private Microphone() {}

  /**
   * Takes digits as they are said.
   *
   * @param moment nobody says a thing twice alike; the same moment is the same saying
   */
  public static byte[] hear(Throat speaker, String digits, Manner manner, long moment) {
    SplittableRandom random = new SplittableRandom(moment);
    Mouth mouth = new Mouth(speaker, manner, random);
    mouth.rest(PAUSE);
    for (int i = 0; i < digits.length(); i++) {
      mouth.say(Sound.of(digits.charAt(i)));
      mouth.rest(PAUSE * random.nextDouble(0.9, 1.2));
    }
    return taken(mouth.said(), manner == Manner.NOISY ? 0.03 : 0.006, random);
  }

  private static byte[] taken(double[] said, double noise, SplittableRandom random) {
    double loudest = 1e-9;
    for (double value : said) {
      loudest = Math.max(loudest, Math.abs(value));
    }
    double near = random.nextDouble(0.5, 1);
    ByteBuffer taken = ByteBuffer.allocate(2 * said.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : said) {
      double heard = near * value / loudest + noise * random.nextGaussian();
      taken.putShort(
          (short) Math.clamp(Math.round(PEAK * heard), Short.MIN_VALUE, Short.MAX_VALUE));
    }
    return taken.array();
  }
}
