package org.showpay.barcode.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Point;

/**
 * Where the corner squares of QR codes may be. Four boxes around each place, summed from a table,
 * say how well dark and light rings stand there, in any brightness and either way round; nothing
 * has to be called black or white, and no line across has to be whole.
 */
final class Finders {

  private static final double LIKE_ENOUGH = 0.5;
  private static final double SMALLEST = 1.1;
  private static final double LARGEST = 7;
  private static final double LARGER = 1.16;
  private static final double STEP = 0.6;
  private static final int MOST = 12;
  private static final double DARK_AREA = 33;
  private static final double LIGHT_AREA = 48;
  private static final double AREA = DARK_AREA + LIGHT_AREA;
  private static final double LEAST_VARIANCE = 0.3;

  /** How much wider than high a module is; under tilt it is not square. */
  private static final double[] SHAPES = {1, 1.25, 0.8};

  private final Sums sums;
  private final int width;
  private final int height;
  private final List<Peak> peaks = new ArrayList<>();

  private Finders(GreyPicture picture) {
    this.sums = new Sums(picture);
    this.width = picture.width();
    this.height = picture.height();
  }

  /**
   * A place that looks like a corner square.
   *
   * @param likeness the correlation with one, from -1, light on dark, to 1
   */
  record Peak(Point middle, double module, double likeness) {}

  /** The likeliest places, best first. */
  static List<Peak> in(GreyPicture picture) {
    Finders finders = new Finders(picture);
    for (double module = SMALLEST; module < finders.largest(); module *= LARGER) {
      for (double shape : SHAPES) {
        finders.look(module * Math.sqrt(shape), module / Math.sqrt(shape));
      }
    }
    return finders.best();
  }

  private double largest() {
    return Math.min(LARGEST, Math.min(width, height) / 15.0);
  }

  private void look(double across, double down) {
    double step = Math.max(1, STEP * Math.min(across, down));
    for (double y = 3 * down; y < height - 3 * down; y += step) {
      for (double x = 3 * across; x < width - 3 * across; x += step) {
        double likeness = likeness(x, y, across, down);
        if (Math.abs(likeness) > LIKE_ENOUGH) {
          peaks.add(new Peak(new Point(x, y), Math.sqrt(across * down), likeness));
        }
      }
    }
  }

  /** The correlation of a corner square and its light surroundings with what is there. */
  private double likeness(double x, double y, double across, double down) {
    Sums.Box all = sums.box(x, y, 4.5 * across, 4.5 * down);
    double inner = sums.mean(x, y, 1.5 * across, 1.5 * down);
    double mean = all.mean();
    double variance = all.variance();
    if (variance < LEAST_VARIANCE) {
      return 0;
    }
    double middle = (mean - inner) * (mean - inner);
    if (middle < 0.25 * variance) {
      return 0;
    }
    double light = sums.mean(x, y, 2.5 * across, 2.5 * down);
    double dark = sums.mean(x, y, 3.5 * across, 3.5 * down);
    double darkMean = (9 * inner + 49 * dark - 25 * light) / DARK_AREA;
    double lightMean = (AREA * mean - DARK_AREA * darkMean) / LIGHT_AREA;
    return (lightMean - darkMean)
        * Math.sqrt(DARK_AREA * LIGHT_AREA / variance)
        / AREA;
  }

  private List<Peak> best() {
    peaks.sort(Comparator.comparingDouble(peak -> -Math.abs(peak.likeness)));
    List<Peak> best = new ArrayList<>();
    for (Peak peak : peaks) {
      boolean near =
          best.stream().anyMatch(known ->
              known.middle.distance(peak.middle) < 4 * Math.max(known.module, peak.module));
      if (!near) {
        best.add(peak);
      }
      if (best.size() == MOST) {
        return best;
      }
    }
    return best;
  }
}
