package org.showpay.barcode.corpus;

import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Surface;

/** What else lies on a counter: boxes, lines of print, stripes, a slope of light. */
final class Clutter implements Surface {

  private static final int BOXES = 14;
  private static final double REACH = 140;

  private final double[][] boxes = new double[BOXES][];
  private final double ground;
  private final double slope;

  Clutter(RandomGenerator random) {
    this.ground = random.nextDouble(0.2, 0.8);
    this.slope = random.nextDouble(-0.002, 0.002);
    for (int i = 0; i < BOXES; i++) {
      boxes[i] =
          new double[] {
            random.nextDouble(-REACH, REACH),
            random.nextDouble(-REACH, REACH),
            random.nextDouble(4, 60),
            random.nextDouble(3, 40),
            random.nextDouble(),
            random.nextInt(3),
            random.nextDouble(0.6, 5)
          };
    }
  }

  @Override
  public double at(double right, double down) {
    for (double[] box : boxes) {
      double x = right - box[0];
      double y = down - box[1];
      if (x >= 0 && x < box[2] && y >= 0 && y < box[3]) {
        return Math.clamp(box[4] + printed(x, y, (int) box[5], box[6]), 0, 1);
      }
    }
    return Math.clamp(ground + slope * (right + down), 0, 1);
  }

  /** A plain box, one with stripes, or one with lines of print. */
  private static double printed(double x, double y, int kind, double pitch) {
    return switch (kind) {
      case 0 -> 0;
      case 1 -> (int) (x / pitch) % 2 == 0 ? -0.5 : 0.3;
      default -> isInk((int) (x / pitch * 2), (int) (y / pitch)) ? -0.6 : 0.2;
    };
  }

  private static boolean isInk(int column, int row) {
    int mixed = (column * 0x9E3779B1) ^ (row * 0x85EBCA6B);
    return row % 2 == 0 && (mixed >>> 13) % 5 < 3;
  }
}
