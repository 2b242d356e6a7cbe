package org.showpay.barcode.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cells that hang together, and the smallest rectangle round them. */
final class Patch {

  private static final int ANGLES = 36;

  private Patch() {}

  static Region region(Cells cells, List<Integer> patch) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int cell : patch) {
      xx += cells.xx[cell];
      xy += cells.xy[cell];
      yy += cells.yy[cell];
    }
    double noise = Math.min(0.9 * (xx + yy), patch.size() * cells.noise());
    double coherence = Math.hypot(xx - yy, 2 * xy) / Math.max(1, xx + yy - noise);
    double across = Math.atan2(2 * xy, xx - yy) / 2;
    List<Integer> ends = ends(cells, patch);
    Quad bars = box(cells, ends, across);
    return new Region(smallest(cells, ends), bars, coherence, xx + yy);
  }

  /** The first and the last cell of every row: no rectangle touches another. */
  private static List<Integer> ends(Cells cells, List<Integer> patch) {
    Map<Integer, Integer> first = new HashMap<>();
    Map<Integer, Integer> last = new HashMap<>();
    for (int cell : patch) {
      first.merge(cell / cells.columns, cell, Math::min);
      last.merge(cell / cells.columns, cell, Math::max);
    }
    return Stream.concat(first.values().stream(), last.values().stream()).toList();
  }

  private static Quad smallest(Cells cells, List<Integer> patch) {
    Quad best = box(cells, patch, 0);
    for (int i = 1; i < ANGLES; i++) {
      Quad box = box(cells, patch, i * Math.PI / 2 / ANGLES);
      if (box.width() * box.height() < best.width() * best.height()) {
        best = box;
      }
    }
    return best.width() < best.height() ? best.turned() : best;
  }

  /** The rectangle whose upper side has this direction. */
  private static Quad box(Cells cells, List<Integer> patch, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int cell : patch) {
      double x = cell % cells.columns + 0.5;
      int row = cell / cells.columns;
      double y = row + 0.5;
      double along = x * cos + y * sin;
      double down = y * cos - x * sin;
      left = Math.min(left, along);
      right = Math.max(right, along);
      top = Math.min(top, down);
      bottom = Math.max(bottom, down);
    }
    double half = 0.45;
    double[] u = {left - half, right + half, right + half, left - half};
    double[] v = {top - half, top - half, bottom + half, bottom + half};
    Point[] corners = new Point[4];
    for (int i = 0; i < 4; i++) {
      corners[i] =
          new Point((u[i] * cos - v[i] * sin) * cells.side, (u[i] * sin + v[i] * cos) * cells.side);
    }
    return Quad.of(corners[0], corners[1], corners[2], corners[3]);
  }
}
