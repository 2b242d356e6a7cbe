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
  private static final double[] SMOOTH_SHARES = {0.5, 0.25, 0.12};
  private static final int REACH = 2;
  private static final int LEAST_CELLS = 6;
  private static final int MOST = 8;

  private final Cells cells;
  private final List<Region> found = new ArrayList<>();

  private Regions(Cells cells) {
    this.cells = cells;
  }

  /** The places, largest first; none is in the list twice. */
  public static List<Region> of(GreyPicture picture) {
    Cells cells = new Cells(picture);
    Cells smoothed = cells.smoothed(REACH);
    Regions regions = new Regions(cells);
    regions.look(cells.energy(), STRONGEST, SHARES);
    regions.look(smoothed.oriented(), 1, SMOOTH_SHARES);
    regions.look(smoothed.energy(), 1, SMOOTH_SHARES);
    regions.found.sort(Comparator.comparingDouble(Region::weight).reversed());
    return regions.found;
  }

  /** All of the picture, as if bars crossed it upright or lay in it. */
  public static List<Region> whole(GreyPicture picture) {
    Quad all =
        Quad.of(
            new Point(0, 0),
            new Point(picture.width(), 0),
            new Point(picture.width(), picture.height()),
            new Point(0, picture.height()));
    Quad inner = all.part(0.1, 0.1, 0.9, 0.9);
    return List.of(new Region(inner, inner, 1, 0), new Region(inner, inner.turned(), 1, 0));
  }

  private void look(float[] energy, double strongest, double[] shares) {
    float strong = Cells.quantile(energy, strongest);
    float quiet = Cells.quantile(energy, QUIET);
    for (double share : shares) {
      List<List<Integer>> patches = above(energy, (float) (quiet + (strong - quiet) * share));
      patches.sort(Comparator.comparingDouble((List<Integer> patch) -> -cells.weight(patch)));
      patches.stream().limit(MOST).map(patch -> Patch.region(cells, patch)).forEach(this::add);
      Rows.of(cells, patches).forEach(this::add);
    }
  }

  private void add(Region region) {
    if (found.stream().noneMatch(known -> isSame(known, region))) {
      found.add(region);
    }
  }

  private List<List<Integer>> above(float[] energy, float threshold) {
    boolean[] seen = new boolean[energy.length];
    List<List<Integer>> patches = new ArrayList<>();
    for (int i = 0; i < energy.length; i++) {
      if (!seen[i] && energy[i] > threshold) {
        List<Integer> patch = flood(energy, threshold, seen, i);
        if (patch.size() >= LEAST_CELLS) {
          patches.add(patch);
        }
      }
    }
    return patches;
  }

  private List<Integer> flood(float[] energy, float threshold, boolean[] seen, int start) {
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
    return one.box().isNear(other.box(), 0.08 * (one.box().width() + one.box().height()));
  }
}
