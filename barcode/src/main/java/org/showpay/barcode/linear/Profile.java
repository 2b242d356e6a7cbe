package org.showpay.barcode.linear;

import java.util.Arrays;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Quad;

/** The brightness across the bars, two samples a pixel, averaged along them. */
final class Profile {

  private static final int LINES = 40;
  private static final double SHEARS = 6;
  private static final int TRIMMED = 4;

  final float[] values;

  /** Picture pixels for each sample. */
  final double pixels;

  private Profile(float[] values, double pixels) {
    this.values = values;
    this.pixels = pixels;
  }

  /** Along the upper side of the box, from the share {@code top} of its height to another. */
  static Profile of(GreyPicture picture, Quad box, double top, double bottom) {
    int columns = (int) Math.clamp(Math.ceil(2 * box.width()), 64, 4000);
    double height = box.height() * (bottom - top);
    int lines = (int) Math.clamp(height / 2, 3, LINES);
    float[][] rows = new float[lines][columns];
    for (int line = 0; line < lines; line++) {
      double v = top + (bottom - top) * (line + 0.5) / lines;
      for (int column = 0; column < columns; column++) {
        double u = (column + 0.5) / columns;
        rows[line][column] = picture.between(box.x(u, v), box.y(u, v));
      }
    }
    double left = bestShear(rows, 0, columns / 2, height);
    double right = bestShear(rows, columns / 2, columns, height);
    return new Profile(averaged(rows, left, right), box.width() / columns);
  }

  Profile reversed() {
    float[] reversed = new float[values.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return new Profile(reversed, pixels);
  }

  Profile inverted() {
    float[] inverted = new float[values.length];
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = -values[i];
    }
    return new Profile(inverted, pixels);
  }

  float at(double place) {
    return between(values, place);
  }

  /** The slant at which the mean of the lines differs most along the way; in samples a line. */
  private static double bestShear(float[][] rows, int from, int to, double height) {
    double best = 0;
    double most = -1;
    double step = Math.max(0.5, height * 0.02) / rows.length;
    for (double shear = -SHEARS * step; shear <= SHEARS * step + 1e-9; shear += step / 2) {
      double contrast = contrast(rows, from, to, shear) - 1e-3 * Math.abs(shear);
      if (contrast > most) {
        most = contrast;
        best = shear;
      }
    }
    return best;
  }

  private static double contrast(float[][] rows, int from, int to, double shear) {
    float[] sums = new float[(to - from + 1) / 2];
    for (int line = 0; line < rows.length; line++) {
      float[] row = rows[line];
      int first = from + (int) Math.round(shear * (line - rows.length / 2.0));
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[Math.clamp(first + 2 * i, 0, row.length - 1)];
      }
    }
    double changes = 0;
    for (int i = 1; i < sums.length; i++) {
      changes += (sums[i] - sums[i - 1]) * (sums[i] - sums[i - 1]);
    }
    return changes / rows.length / rows.length;
  }

  private static float[] averaged(float[][] rows, double left, double right) {
    int columns = rows[0].length;
    float[] mean = new float[columns];
    float[] column = new float[rows.length];
    int trim = rows.length / TRIMMED;
    for (int x = 0; x < columns; x++) {
      double shear = left + (right - left) * Math.clamp(2.0 * x / columns - 0.5, 0, 1);
      for (int line = 0; line < rows.length; line++) {
        double place = x + shear * (line - rows.length / 2.0);
        column[line] = between(rows[line], place);
      }
      Arrays.sort(column);
      float sum = 0;
      for (int line = trim; line < rows.length - trim; line++) {
        sum += column[line];
      }
      mean[x] = sum / (rows.length - 2 * trim);
    }
    return mean;
  }

  private static float between(float[] row, double place) {
    double last = row.length - 1.001;
    double clamped = place < 0 ? 0 : place > last ? last : place;
    int left = (int) clamped;
    float right = (float) (clamped - left);
    return row[left] * (1 - right) + row[left + 1] * right;
  }
}
