package org.showpay.barcode.matrix;

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
        square += grey * grey;
        int at = (y + 1) * stride + x + 1;
        greys[at] = greys[at - stride] + sum;
        squares[at] = squares[at - stride] + square;
      }
    }
  }

  /** Mean and variance of a box. */
  record Box(double mean, double variance) {}

  Box box(double x, double y, double right, double down) {
    int left = column(x - right);
    int end = column(x + right);
    int top = row(y - down);
    int bottom = row(y + down);
    int stride = width + 1;
    int a = top * stride + left;
    int b = top * stride + end;
    int c = bottom * stride + left;
    int d = bottom * stride + end;
    double count = Math.max(1, (end - left) * (bottom - top));
    double mean = (greys[d] - greys[b] - greys[c] + greys[a]) / count;
    double square = (squares[d] - squares[b] - squares[c] + squares[a]) / count;
    return new Box(mean, square - mean * mean);
  }

  /** The mean grey of a box around a place, to this distance on each side. */
  double mean(double x, double y, double right, double down) {
    int left = column(x - right);
    int end = column(x + right);
    int top = row(y - down);
    int bottom = row(y + down);
    int stride = width + 1;
    int sum = greys[bottom * stride + end] - greys[top * stride + end];
    sum += greys[top * stride + left] - greys[bottom * stride + left];
    return (double) sum / Math.max(1, (end - left) * (bottom - top));
  }

  private int column(double x) {
    return (int) Math.clamp(Math.round(x), 0, width);
  }

  private int row(double y) {
    return (int) Math.clamp(Math.round(y), 0, height);
  }
}
