package org.showpay.barcode.matrix;

import java.util.Arrays;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Quad;

/**
 * A pattern laid on a picture. The better it lies, the further apart are the greys of its dark and
 * of its light modules, and the more the greys of all modules differ; blur and noise lower that,
 * but do not move its maximum, and so nothing has to be called black or white.
 */
final class Fit {

  private static final double LEAST_STEP = 0.06;
  private static final double FINER = 0.6;

  private final GreyPicture picture;
  private final int side;
  private final float[][] weights;
  private final float[] greys;
  private Quad corners;
  private double score;
  private double spread;
  private double apart;

  private Fit(GreyPicture picture, int side, float[][] weights, Quad corners) {
    this.picture = picture;
    this.side = side;
    this.weights = weights;
    this.greys = new float[side * side];
    this.corners = corners;
    this.score = score(corners);
  }

  /** The pattern laid so that its upper left is the first corner. */
  static Fit upright(GreyPicture picture, Pattern pattern, Quad corners) {
    return new Fit(picture, pattern.side, Arrays.copyOf(pattern.weights(), 1), corners);
  }

  /** The pattern laid so that its upper left may be any corner, whichever suits best. */
  static Fit turning(GreyPicture picture, Pattern pattern, Quad corners) {
    return new Fit(picture, pattern.side, pattern.weights(), corners);
  }

  Quad corners() {
    return corners;
  }

  /** Does another lie in the same place, but for half a module? */
  boolean isAt(Fit other) {
    return corners.isNear(other.corners, (corners.width() + corners.height()) / 4 / side);
  }

  double score() {
    return score;
  }

  /** Moves the corners, and all of them together, as long as that helps; steps in modules. */
  Fit climb(double firstStep, double lastStep) {
    double module = (corners.width() + corners.height()) / 2 / side;
    double step = firstStep;
    while (step >= Math.max(LEAST_STEP, lastStep)) {
      if (!sweep(step * module)) {
        step *= FINER;
      }
    }
    return this;
  }

  private boolean sweep(double step) {
    boolean better = false;
    for (int direction = 0; direction < 4; direction++) {
      double right = direction == 0 ? step : direction == 1 ? -step : 0;
      double down = direction == 2 ? step : direction == 3 ? -step : 0;
      better |= take(shifted(right, down));
      better |=
          take(
              corners.part(
                  -right / corners.width(),
                  -down / corners.height(),
                  1 + right / corners.width(),
                  1 + down / corners.height()));
      for (int corner = 0; corner < 4; corner++) {
        better |= take(corners.moved(corner, right, down));
      }
    }
    return better;
  }

  private Quad shifted(double right, double down) {
    Quad moved = corners;
    for (int corner = 0; corner < 4; corner++) {
      moved = moved.moved(corner, right, down);
    }
    return moved;
  }

  private boolean take(Quad candidate) {
    double reached = score(candidate);
    if (reached <= score * 1.0005) {
      return false;
    }
    corners = candidate;
    score = reached;
    return true;
  }

  private double score(Quad quad) {
    quad.sample(picture, side, greys);
    float all = 0;
    float squares = 0;
    for (float grey : greys) {
      all += grey;
      squares += grey * grey;
    }
    float mean = all / greys.length;
    spread = Math.sqrt(Math.max(1e-6, squares / greys.length - mean * mean));
    apart = 0;
    for (float[] weight : weights) {
      apart = Math.max(apart, Math.abs(sum(weight)));
    }
    return apart + 0.7 * spread;
  }

  private float sum(float[] weight) {
    float sum = 0;
    for (int i = 0; i < greys.length; i++) {
      sum += weight[i] * greys[i];
    }
    return sum;
  }

  /** How far the dark modules are from the light ones, in spreads of all: 2 is perfect. */
  double clearness() {
    score(corners);
    return apart / spread;
  }
}
