package org.showpay.sensor.finger;

import java.util.SplittableRandom;

/**
 * The skin of one finger: ridges that grow out of noise along a flow, and meet in minutiae where
 * they do not fit, as they do on hands (after Cappelli's SFinGe).
 */
public final class Skin {

  static final int WIDTH = 256;
  static final int HEIGHT = 360;

  private static final int ROUNDS = 9;
  private static final double GAIN = 3.5;

  private final float[] ridges;

  private Skin(float[] ridges) {
    this.ridges = ridges;
  }

  /** The finger that grows from a seed, always the same. */
  public static Skin grow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeFlow flow = new RidgeFlow(random);
    RidgeFilters filters = new RidgeFilters(random.nextDouble(7.6, 10.4));
    byte[] ways = waysOf(flow);
    float[] skin = new float[WIDTH * HEIGHT];
    for (int i = 0; i < skin.length; i++) {
      skin[i] = (float) random.nextDouble(-1, 1);
    }
    for (int round = 0; round < ROUNDS; round++) {
      skin = grown(skin, ways, filters);
    }
    return new Skin(skin);
  }

  private static byte[] waysOf(RidgeFlow flow) {
    byte[] ways = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        ways[y * WIDTH + x] = (byte) RidgeFilters.nearest(flow.angle(x, y));
      }
    }
    return ways;
  }

  private static float[] grown(float[] skin, byte[] ways, RidgeFilters filters) {
    float[] next = new float[skin.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float sum = filters.sum(skin, x, y, ways[y * WIDTH + x]);
        next[y * WIDTH + x] = (float) Math.tanh(GAIN * sum);
      }
    }
    return next;
  }

  /** How high the skin is at a spot, from -1, a valley, to 1, a ridge. */
  double height(double x, double y) {
    double left = Math.clamp(x, 0, WIDTH - 1.001);
    double up = Math.clamp(y, 0, HEIGHT - 1.001);
    int column = (int) left;
    int row = (int) up;
    double right = left - column;
    double down = up - row;
    int at = row * WIDTH + column;
    double upper = ridges[at] * (1 - right) + ridges[at + 1] * right;
    double lower = ridges[at + WIDTH] * (1 - right) + ridges[at + WIDTH + 1] * right;
    return upper * (1 - down) + lower * down;
  }
}
