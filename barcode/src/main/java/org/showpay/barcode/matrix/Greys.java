package org.showpay.barcode.matrix;

import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Quad;

/** The mean grey of each module and of two more around the symbol; light is 1, dark is -1. */
final class Greys {

  static final int MARGIN = 2;

  private static final int FINE = 3;
  private static final double SPREAD = 0.22;

  final int side;
  final int wide;
  final double[] values;

  private Greys(int side, double[] values) {
    this.side = side;
    this.wide = side + 2 * MARGIN;
    this.values = values;
  }

  static Greys of(GreyPicture picture, Quad quad, int side) {
    int wide = side + 2 * MARGIN;
    double[] values = new double[wide * wide];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int fine = 0; fine < FINE * FINE; fine++) {
        double u = (i % wide - MARGIN + 0.5 + SPREAD * (fine % FINE - 1)) / side;
        double v = (i / wide - MARGIN + 0.5 + SPREAD * (fine / FINE - 1)) / side;
        sum += picture.between(quad.x(u, v), quad.y(u, v));
      }
      values[i] = sum / (FINE * FINE);
    }
    return new Greys(side, values);
  }

  double at(int column, int row) {
    return values[(row + MARGIN) * wide + column + MARGIN];
  }

  /** Greys in which known dark modules are -1 and known light ones 1 in the mean. */
  Greys scaled(Pattern pattern) {
    double[] sum = new double[3];
    int[] count = new int[3];
    for (int i = 0; i < side * side; i++) {
      int known = 1 + pattern.known(i % side, i / side);
      sum[known] += at(i % side, i / side);
      count[known]++;
    }
    double light = sum[0] / count[0];
    double dark = sum[2] / count[2];
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (values[i] - (light + dark) / 2) / ((light - dark) / 2);
    }
    return new Greys(side, scaled);
  }

  /** The same with the slow changes of light and contrast taken out; reach in modules. */
  Greys evened(int reach) {
    double[] evened = new double[values.length];
    for (int row = -MARGIN; row < side + MARGIN; row++) {
      for (int column = -MARGIN; column < side + MARGIN; column++) {
        evened[(row + MARGIN) * wide + column + MARGIN] = evened(column, row, reach);
      }
    }
    return new Greys(side, evened);
  }

  private double evened(int column, int row, int reach) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    int middleX = Math.clamp(column, reach / 2, side - 1 - reach / 2);
    int middleY = Math.clamp(row, reach / 2, side - 1 - reach / 2);
    for (int y = Math.max(0, middleY - reach); y <= Math.min(side - 1, middleY + reach); y++) {
      for (int x = Math.max(0, middleX - reach); x <= Math.min(side - 1, middleX + reach); x++) {
        double grey = at(x, y);
        sum += grey;
        squares += grey * grey;
        count++;
      }
    }
    double mean = sum / count;
    return (at(column, row) - mean) / Math.sqrt(Math.max(0.25, squares / count - mean * mean));
  }
}
