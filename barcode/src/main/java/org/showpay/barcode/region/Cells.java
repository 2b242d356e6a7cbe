package org.showpay.barcode.region;

import java.util.Arrays;
import org.showpay.barcode.finding.GreyPicture;

/** The structure tensor of a picture, summed over square cells. */
final class Cells {

  private static final int SMALL = 300;

  final int side;
  final int columns;
  final int rows;
  final float[] xx;
  final float[] xy;
  final float[] yy;

  Cells(GreyPicture picture) {
    this.side = Math.min(picture.width(), picture.height()) < SMALL ? 5 : 8;
    this.columns = Math.max(1, picture.width() / side);
    this.rows = Math.max(1, picture.height() / side);
    this.xx = new float[columns * rows];
    this.xy = new float[columns * rows];
    this.yy = new float[columns * rows];
    int right = Math.min(picture.width() - 1, columns * side);
    int bottom = Math.min(picture.height() - 1, rows * side);
    for (int y = 1; y < bottom; y++) {
      for (int x = 1; x < right; x++) {
        add(picture, x, y);
      }
    }
  }

  /** Sobel's slopes, in which noise counts less than edges. */
  private void add(GreyPicture picture, int x, int y) {
    int topLeft = picture.at(x - 1, y - 1);
    int topRight = picture.at(x + 1, y - 1);
    int bottomLeft = picture.at(x - 1, y + 1);
    int bottomRight = picture.at(x + 1, y + 1);
    int sides = picture.at(x + 1, y) - picture.at(x - 1, y);
    int ends = picture.at(x, y + 1) - picture.at(x, y - 1);
    float across = 2 * sides + topRight + bottomRight - topLeft - bottomLeft;
    float down = 2 * ends + bottomLeft + bottomRight - topLeft - topRight;
    int cell = y / side * columns + x / side;
    xx[cell] += across * across;
    xy[cell] += across * down;
    yy[cell] += down * down;
  }

  /** How much each cell and its neighbours change. */
  float[] energy() {
    float[] energy = new float[xx.length];
    for (int i = 0; i < energy.length; i++) {
      energy[i] = xx[i] + yy[i];
    }
    return energy;
  }

  /** What this share of the cells stays below. */
  static float quantile(float[] energy, double share) {
    float[] sorted = energy.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
