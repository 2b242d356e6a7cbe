package org.showpay.barcode.corners;

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
  private static final double STEP = 0.75;
  private static final int MOST = 12;
  private static final double DARK_AREA = 33;
  private static final double LIGHT_AREA = 48;
  private static final double LEAST_VARIANCE = 0.3;
  private static final double LEAST_MIDDLE = 0.25;

  /** Makes a correlation of how far the dark mean is from the mean of all. */
  private static final double PER_SPREAD = Math.sqrt(DARK_AREA / LIGHT_AREA);

  private static final double LEAST_TILTED = 1.9;

  /** How much wider than it would be square a module is under tilt. */
  private static final double[] TILTED = {1.12, 0.89};

  private static final double[] NONE = {};

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
      finders.look(module, module);
      for (double wider : module < LEAST_TILTED ? NONE : TILTED) {
        finders.look(module * wider, module / wider);
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
      Sums.Band all = sums.band(y, 4.5 * down);
      Sums.Band inner = sums.band(y, 1.5 * down);
      for (double x = 3 * across; x < width - 3 * across; x += step) {
        double mean = all.mean(x, 4.5 * across);
        double middle = mean - inner.mean(x, 1.5 * across);
        double variance = all.variance(x, 4.5 * across, mean);
        if (variance > LEAST_VARIANCE && middle * middle > LEAST_MIDDLE * variance) {
          double likeness = (mean - dark(x, y, across, down)) * PER_SPREAD / Math.sqrt(variance);
          if (Math.abs(likeness) > LIKE_ENOUGH) {
            peaks.add(new Peak(new Point(x, y), Math.sqrt(across * down), likeness));
          }
        }
      }
    }
  }

  /** The mean grey where a corner square is dark: its middle, and the outer ring. */
  private double dark(double x, double y, double across, double down) {
    double inner = sums.band(y, 1.5 * down).mean(x, 1.5 * across);
    double light = sums.band(y, 2.5 * down).mean(x, 2.5 * across);
    double outer = sums.band(y, 3.5 * down).mean(x, 3.5 * across);
    return (9 * inner + 49 * outer - 25 * light) / DARK_AREA;
  }

  private List<Peak> best() {
    peaks.sort(Comparator.comparingDouble(peak -> -Math.abs(peak.likeness)));
    List<Peak> best = new ArrayList<>();
    for (Peak peak : peaks) {
      boolean near =
          best.stream()
              .anyMatch(known ->
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
