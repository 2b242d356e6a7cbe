package org.showpay.barcode.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds where on a profile a symbol lies: its start and stop first, then all of it. */
final class Registration {

  private static final double FINER_SCALE = 1.035;
  private static final int PEAKS = 8;
  private static final int PAIRS = 10;
  private static final double LIKE_ENOUGH = 0.45;
  private static final double[] TILTS = {-0.16, -0.08, 0, 0.08, 0.16};
  private static final double LAST_STEP = 0.08;
  private static final double UNLIKELY = 0.215;

  private final Profile profile;
  private final Layout layout;
  private final List<Peak> starts;
  private final List<Peak> stops;

  Registration(Profile profile, Layout layout) {
    this.profile = profile;
    this.layout = layout;
    this.starts = peaks(false);
    this.stops = peaks(true);
  }

  private Registration(Registration upright) {
    this.profile = upright.profile.inverted();
    this.layout = upright.layout;
    this.starts = upright.starts.stream().map(Peak::inverted).toList();
    this.stops = upright.stops.stream().map(Peak::inverted).toList();
  }

  /** The same in the profile with light and dark exchanged. */
  Registration inverted() {
    return new Registration(this);
  }

  Profile profile() {
    return profile;
  }

  /**
   * A place where a start or stop may be: its outer end, and samples for each module.
   *
   * @param likeness below zero where light and dark are exchanged
   */
  private record Peak(double place, double module, double likeness) {
    Peak inverted() {
      return new Peak(place, module, -likeness);
    }
  }

  /** A grid, and how badly it fits. */
  record Rated(Grid grid, double misfit) {}

  /** The likeliest grids, best first, before they are refined. */
  List<Rated> grids() {
    List<Rated> rated = new ArrayList<>();
    for (Peak start : starts) {
      for (Peak stop : stops) {
        pair(start, stop, rated);
      }
    }
    rated.sort(Comparator.comparingDouble(Rated::misfit));
    return rated.subList(0, Math.min(PAIRS, rated.size())).stream()
        .map(one -> bestTilt(one.grid))
        .filter(one -> one.misfit < UNLIKELY)
        .sorted(Comparator.comparingDouble(Rated::misfit))
        .toList();
  }

  private void pair(Peak start, Peak stop, List<Rated> rated) {
    double module = (stop.place - start.place) / layout.modules();
    double mean = (start.module + stop.module) / 2;
    boolean upright = start.likeness > 0 && stop.likeness > 0;
    if (upright && module > 0.8 * mean && module < 1.25 * mean) {
      Grid grid = Grid.straight(start.place, stop.place, layout.words());
      rated.add(new Rated(grid, -start.likeness - stop.likeness));
    }
  }

  private Rated bestTilt(Grid grid) {
    Rated best = new Rated(grid, UNLIKELY);
    for (double tilt : TILTS) {
      Grid tilted = grid.tilted(tilt);
      double misfit = layout.misfit(profile, tilted, best.misfit);
      best = misfit < best.misfit ? new Rated(tilted, misfit) : best;
    }
    return best;
  }

  /** Changes one parameter after the other as long as that helps. */
  Rated refined(Rated start) {
    Rated best = start;
    double module = (start.grid.right() - start.grid.left()) / layout.modules();
    double step = 0.7;
    while (step > LAST_STEP) {
      boolean better = false;
      for (int move = 0; move < 8; move++) {
        Grid grid = best.grid.with(move / 2, (move % 2 == 0 ? step : -step) * module);
        double misfit = layout.misfit(profile, grid, best.misfit);
        if (misfit < best.misfit) {
          best = new Rated(grid, misfit);
          better = true;
        }
      }
      step *= better ? 1 : 0.5;
    }
    return best;
  }

  private List<Peak> peaks(boolean isStop) {
    int modules = layout.modules();
    int length = profile.values.length;
    Template template = new Template(isStop ? layout.blurred().stop() : layout.blurred().start());
    List<Peak> found = new ArrayList<>();
    for (double module = 0.45 * length / modules;
        module < 1.06 * length / modules;
        module *= FINER_SCALE) {
      double slack = length - 0.85 * modules * module;
      double own = template.modules() * module;
      double from = isStop ? length - slack - own : 0;
      double to = isStop ? length - own : slack;
      double step = module / Blurred.SAMPLES;
      float[] likeness = template.along(profile, from, to, step);
      for (int i = 0; i < likeness.length; i++) {
        if (Math.abs(likeness[i]) > LIKE_ENOUGH) {
          double place = from + i * step + (isStop ? own : 0);
          found.add(new Peak(place, module, likeness[i]));
        }
      }
    }
    return Stream.concat(best(found, 1), best(found, -1)).toList();
  }

  private static Stream<Peak> best(List<Peak> found, int sign) {
    List<Peak> best = new ArrayList<>();
    found.sort(Comparator.comparingDouble(peak -> -sign * peak.likeness));
    for (Peak peak : found) {
      boolean near =
          best.stream().anyMatch(known -> Math.abs(known.place - peak.place) < 1.5 * peak.module);
      if (!near && sign * peak.likeness > 0) {
        best.add(peak);
      }
      if (best.size() == PEAKS) {
        return best.stream();
      }
    }
    return best.stream();
  }
}
