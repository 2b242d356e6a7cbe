package org.showpay.barcode.region;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.showpay.barcode.finding.GreyPicture;

/** Finds places where brightness changes much, as it does over any symbol. */
public final class Regions {

  private static final double STRONGEST = 0.97;
  private static final double QUIET = 0.1;
  private static final double[] SHARES = {0.4, 0.15, 0.05};
  private static final int LEAST_CELLS = 6;
  private static final int MOST = 8;

  private Regions() {}

  /** The places, largest first; none is in the list twice. */
  public static List<Region> of(GreyPicture picture) {
    Cells cells = new Cells(picture);
    float[] energy = cells.energy();
    float strong = Cells.quantile(energy, STRONGEST);
    float quiet = Cells.quantile(energy, QUIET);
    List<Region> regions = new ArrayList<>();
    for (double share : SHARES) {
      for (Region region : above(cells, energy, (float) (quiet + (strong - quiet) * share))) {
        if (regions.stream().noneMatch(known -> isSame(known, region))) {
          regions.add(region);
        }
      }
    }
    regions.sort(Comparator.comparingDouble(Region::weight).reversed());
    return regions;
  }

  private static List<Region> above(Cells cells, float[] energy, float threshold) {
    boolean[] seen = new boolean[energy.length];
    List<Region> found = new ArrayList<>();
    for (int i = 0; i < energy.length; i++) {
      if (!seen[i] && energy[i] > threshold) {
        List<Integer> patch = flood(cells, energy, threshold, seen, i);
        if (patch.size() >= LEAST_CELLS) {
          found.add(Patch.region(cells, patch));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Region::weight).reversed());
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private static List<Integer> flood(
      Cells cells, float[] energy, float threshold, boolean[] seen, int start) {
    List<Integer> patch = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int cell = open.pop();
      patch.add(cell);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = cell % cells.columns + dx;
          int y = cell / cells.columns + dy;
          int next = y * cells.columns + x;
          boolean inside = x >= 0 && y >= 0 && x < cells.columns && y < cells.rows;
          if (inside && !seen[next] && energy[next] > threshold) {
            seen[next] = true;
            open.push(next);
          }
        }
      }
    }
    return patch;
  }

  private static boolean isSame(Region one, Region other) {
    double near = 0.08 * (one.box().width() + one.box().height());
    for (int corner = 0; corner < 4; corner++) {
      if (one.box().corner(corner).distance(other.box().corner(corner)) > near) {
        return false;
      }
    }
    return true;
  }
}
