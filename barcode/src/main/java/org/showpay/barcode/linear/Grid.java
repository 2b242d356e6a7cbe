package org.showpay.barcode.linear;

import java.util.Arrays;

/**
 * Where the modules lie on the profile: between two ends, denser towards one of them as under tilt,
 * denser in the middle as on a bent screen or through a lens, and each word a little off.
 */
final class Grid {

  private final double left;
  private final double right;
  private final double tilt;
  private final double bend;
  private final double[] offsets;
  private final boolean settled;

  private Grid(double left, double right, double tilt, double bend, double[] offsets) {
    this.left = left;
    this.right = right;
    this.tilt = tilt;
    this.bend = bend;
    this.offsets = offsets;
    this.settled = Arrays.stream(offsets).anyMatch(offset -> offset != 0);
  }

  static Grid straight(double left, double right, int words) {
    return new Grid(left, right, 0, 0, new double[words + 1]);
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  Grid tilted(double tilt) {
    return new Grid(left, right, tilt, bend, offsets);
  }

  Grid moved(double distance) {
    return new Grid(left + distance, right + distance, tilt, bend, offsets);
  }

  Grid with(int parameter, double change) {
    return switch (parameter) {
      case 0 -> new Grid(left + change, right, tilt, bend, offsets);
      case 1 -> new Grid(left, right + change, tilt, bend, offsets);
      case 2 -> new Grid(left, right, tilt + change / (right - left) * 4, bend, offsets);
      default -> new Grid(left, right, tilt, bend + change / (right - left) * 8, offsets);
    };
  }

  Grid shifted(double[] more) {
    double[] sum = Arrays.copyOf(offsets, offsets.length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
    return new Grid(left, right, tilt, bend, sum);
  }

  /** The place on the profile for a share of the symbol's length, from 0 to 1. */
  double place(double share) {
    double s = share + tilt * share * (1 - share) + bend * share * (1 - share) * (1 - 2 * share);
    return left + (right - left) * s + (settled ? offset(share) : 0);
  }

  private double offset(double share) {
    double knot = share * (offsets.length - 1);
    int before = (int) Math.min(knot, offsets.length - 2);
    double part = knot - before;
    return offsets[before] * (1 - part) + offsets[before + 1] * part;
  }
}
