package org.showpay.barcode.matrix;

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
  private final Pattern pattern;
  private Quad corners;
  private double score;

  Fit(GreyPicture picture, Pattern pattern, Quad corners) {
    this.picture = picture;
    this.pattern = pattern;
    this.corners = corners;
    this.score = score(corners);
  }

  Quad corners() {
    return corners;
  }

  double score() {
    return score;
  }

  /** Moves the corners, and all of them together, as long as that helps; steps in modules. */
  Fit climb(double firstStep, double lastStep) {
    double module = (corners.width() + corners.height()) / 2 / pattern.side;
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
    double[] sum = new double[3];
    int[] count = new int[3];
    double all = 0;
    double squares = 0;
    int side = pattern.side;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double u = (column + 0.5) / side;
        double v = (row + 0.5) / side;
        double grey = picture.between(quad.x(u, v), quad.y(u, v));
        int known = 1 + pattern.known(column, row);
        sum[known] += grey;
        count[known]++;
        all += grey;
        squares += grey * grey;
      }
    }
    int modules = side * side;
    double spread = Math.sqrt(Math.max(0, squares / modules - all / modules * (all / modules)));
    return Math.abs(sum[0] / count[0] - sum[2] / count[2]) + 0.7 * spread;
  }

  /** How far the dark modules are from the light ones, in spreads of all: 2 is perfect. */
  double clearness() {
    double[] sum = new double[3];
    int[] count = new int[3];
    double squares = 0;
    double all = 0;
    int side = pattern.side;
    for (int i = 0; i < side * side; i++) {
      double u = (i % side + 0.5) / side;
      int row = i / side;
      double v = (row + 0.5) / side;
      double grey = picture.between(corners.x(u, v), corners.y(u, v));
      int known = 1 + pattern.known(i % side, row);
      sum[known] += grey;
      count[known]++;
      all += grey;
      squares += grey * grey;
    }
    double mean = all / (side * side);
    double spread = Math.sqrt(Math.max(1e-6, squares / (side * side) - mean * mean));
    return Math.abs(sum[0] / count[0] - sum[2] / count[2]) / spread;
  }
}
