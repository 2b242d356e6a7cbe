package org.showpay.barcode.region;

import java.util.Arrays;
import java.util.List;
import org.showpay.barcode.finding.GreyPicture;

/** The structure tensor of a picture, summed over square cells. */
final class Cells {

  private static final int SMALL = 300;
  private static final double QUIET = 0.1;

  final int side;
  final int columns;
  final int rows;
  final float[] xx;
  final float[] xy;
  final float[] yy;
  private double noise = -1;

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

  private Cells(int side, int columns, int rows) {
    this.side = side;
    this.columns = columns;
    this.rows = rows;
    this.xx = new float[columns * rows];
    this.xy = new float[columns * rows];
    this.yy = new float[columns * rows];
  }

  /**
   * Each cell with the mean of those around it: what a symbol's own pattern leaves empty is filled,
   * and noise, which has no direction, keeps none.
   */
  Cells smoothed(int reach) {
    Cells smoothed = new Cells(side, columns, rows);
    smooth(xx, smoothed.xx, reach);
    smooth(xy, smoothed.xy, reach);
    smooth(yy, smoothed.yy, reach);
    return smoothed;
  }

  private void smooth(float[] from, float[] to, int reach) {
    float[] across = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      int column = i % columns;
      int first = Math.max(-reach, -column);
      int last = Math.min(reach, columns - 1 - column);
      for (int near = first; near <= last; near++) {
        across[i] += from[i + near];
      }
    }
    float count = (2 * reach + 1) * (2 * reach + 1);
    for (int i = 0; i < from.length; i++) {
      int row = i / columns;
      int first = Math.max(-reach, -row);
      int last = Math.min(reach, rows - 1 - row);
      for (int near = first; near <= last; near++) {
        to[i] += across[i + near * columns] / count;
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

  /** How much each cell changes in one direction more than across it. */
  float[] oriented() {
    float[] oriented = new float[xx.length];
    for (int i = 0; i < oriented.length; i++) {
      oriented[i] = (float) Math.hypot(xx[i] - yy[i], 2 * xy[i]);
    }
    return oriented;
  }

  /** How much all cells of a patch change. */
  double weight(List<Integer> patch) {
    return patch.stream().mapToDouble(cell -> xx[cell] + yy[cell]).sum();
  }

  /** What even a quiet cell changes. */
  double noise() {
    if (noise < 0) {
      noise = quantile(energy(), QUIET);
    }
    return noise;
  }

  /** What this share of the cells stays below. */
  static float quantile(float[] energy, double share) {
    float[] sorted = energy.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
