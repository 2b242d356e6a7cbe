package org.showpay.sensor.eye;

import java.util.SplittableRandom;

/**
 * A camera that gives an iris as Daugman's code: 2048 bits, two for each of 8 rings and 128 angles,
 * by the quadrant that the wavelet's answer lies in; and 2048 more that say which of them were
 * seen. Where the answer is weak the bit flips easily, as it does with real eyes.
 */
public final class IrisSensor {

  private static final int CODE_ANGLES = 128;
  private static final int STEP = Iris.ANGLES / CODE_ANGLES;
  private static final int BYTES = 2 * Iris.RINGS * CODE_ANGLES / Byte.SIZE;

  /** An eyelid is not found to the pixel: so much of its edge is taken for iris. */
  private static final double MISTAKEN = 0.04;

  private static final long LIGHT = 0x9E3779B97F4A7C15L;

  private IrisSensor() {}

  /**
   * Takes one code and its mask, 256 bytes each.
   *
   * @param moment no two looks are alike; the same moment is the same look
   */
  public static byte[] look(Iris eye, Look look, long moment) {
    // Another seed than any iris grows from: noise must be like nobody's eye.
    SplittableRandom random = new SplittableRandom(Long.rotateLeft(moment, 32) ^ LIGHT);
    Texture noise = Texture.drawn(random);
    double dim = random.nextDouble(0.22, 0.42) * (look == Look.DIM ? 1.5 : 1);
    double mostTilt = look == Look.TILTED ? 20 : 5;
    int tilt = (int) Math.round(random.nextDouble(-mostTilt, mostTilt) / 360 * Iris.ANGLES);
    Lids lids = Lids.drawn(look, random);
    byte[] taken = new byte[2 * BYTES];
    for (int ring = 0; ring < Iris.RINGS; ring++) {
      for (int angle = 0; angle < CODE_ANGLES; angle++) {
        int bit = 2 * (ring * CODE_ANGLES + angle);
        int here = angle * STEP;
        int there = Math.floorMod(here + tilt, Iris.ANGLES);
        boolean hidden = lids.hide(ring, angle / (double) CODE_ANGLES);
        Texture texture = hidden ? noise : eye.texture();
        put(taken, bit, texture.real(ring, there) + dim * noise.real(ring, here));
        put(taken, bit + 1, texture.imaginary(ring, there) + dim * noise.imaginary(ring, here));
        boolean seen = !hidden || random.nextDouble() < MISTAKEN;
        put(taken, BYTES * Byte.SIZE + bit, seen ? 1 : -1);
        put(taken, BYTES * Byte.SIZE + bit + 1, seen ? 1 : -1);
      }
    }
    return taken;
  }

  private static void put(byte[] bits, int at, double value) {
    if (value > 0) {
      bits[at / Byte.SIZE] |= (byte) (1 << (at % Byte.SIZE));
    }
  }
}
