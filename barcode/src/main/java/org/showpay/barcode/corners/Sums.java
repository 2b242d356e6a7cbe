package org.showpay.barcode.corners;

import org.showpay.barcode.finding.GreyPicture;

/** Sums of a picture's greys and of their squares, from which those of any box follow at once. */
final class Sums {

  private final int width;
  private final int height;
  private final int[] greys;
  private final long[] squares;

  Sums(GreyPicture picture) {
    this.width = picture.width();
    this.height = picture.height();
    int stride = width + 1;
    this.greys = new int[stride * (height + 1)];
    this.squares = new long[greys.length];
    for (int y = 0; y < height; y++) {
      int sum = 0;
      long square = 0;
      for (int x = 0; x < width; x++) {
        int grey = picture.at(x, y);
        sum += grey;
        square += (long) grey * grey;
        int at = (y + 1) * stride + x + 1;
        greys[at] = greys[at - stride] + sum;
        squares[at] = squares[at - stride] + square;
      }
    }
  }

  /** The rows within a distance of a place, in which boxes can be asked for. */
  Band band(double y, double down) {
    int top = (int) Math.max(0, Math.round(y - down));
    int bottom = (int) Math.min(height, Math.round(y + down));
    return new Band(top, Math.max(top + 1, bottom));
  }

  /** Some rows of the picture. */
  final class Band {

    private final int top;
    private final int bottom;
    private final double rows;

    private Band(int top, int bottom) {
      this.top = top * (width + 1);
      this.bottom = bottom * (width + 1);
      this.rows = bottom - top;
    }

    /** The mean grey of a box around a place, to this distance on each side. */
    double mean(double x, double right) {
      int from = left(x, right);
      int to = right(x, right);
      int sum = greys[bottom + to] - greys[top + to] + greys[top + from] - greys[bottom + from];
      return sum / (rows * (to - from));
    }

    /** How much the greys of a box differ from their mean, squared. */
    double variance(double x, double right, double mean) {
      int from = left(x, right);
      int to = right(x, right);
      long sum = squares[bottom + to] - squares[top + to];
      sum += squares[top + from] - squares[bottom + from];
      return sum / (rows * (to - from)) - mean * mean;
    }

    private int left(double x, double right) {
      return Math.min(width - 1, Math.max(0, (int) (x - right + 0.5)));
    }

    private int right(double x, double right) {
      return Math.max(left(x, right) + 1, Math.min(width, (int) (x + right + 0.5)));
    }
  }
}
