package org.showpay.barcode.corners;

import java.util.ArrayList;
import java.util.List;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Point;
import org.showpay.barcode.region.Quad;

/** Where QR codes of version 1 may lie: three corner squares at a corner's distance, or two. */
public final class QrPlaces {

  private static final int SIDE = 21;
  private static final double APART = 14;
  private static final double NEAREST = 0.7;
  private static final double FARTHEST = 1.4;
  private static final double LEAST_CORNER = Math.sin(Math.toRadians(50));

  private QrPlaces() {}

  /** All that may be one; most are none. */
  public static List<Quad> in(GreyPicture picture) {
    List<Finders.Peak> peaks = Finders.in(picture);
    List<Quad> places = new ArrayList<>();
    for (Finders.Peak first : peaks) {
      for (Finders.Peak right : peaks) {
        if (isSide(first, right)) {
          corner(first, right, peaks, places);
          alone(first.middle(), right.middle(), places);
        }
      }
    }
    return places;
  }

  /** Like in brightness and size, and as far apart as corners are. */
  private static boolean isSide(Finders.Peak one, Finders.Peak other) {
    double module = (one.module() + other.module()) / 2;
    double distance = one.middle().distance(other.middle());
    return !one.equals(other)
        && one.likeness() * other.likeness() > 0
        && Math.max(one.module(), other.module()) < 1.7 * Math.min(one.module(), other.module())
        && distance > NEAREST * APART * module
        && distance < FARTHEST * APART * module;
  }

  private static void corner(
      Finders.Peak first, Finders.Peak right, List<Finders.Peak> peaks, List<Quad> places) {
    for (Finders.Peak below : peaks) {
      if (isSide(first, below) && isCorner(first.middle(), right.middle(), below.middle())) {
        places.add(quad(first.middle(), right.middle(), below.middle()));
      }
    }
  }

  private static boolean isCorner(Point first, Point right, Point below) {
    double x = right.x() - first.x();
    double y = right.y() - first.y();
    double downX = below.x() - first.x();
    double downY = below.y() - first.y();
    double cross = x * downY - y * downX;
    return cross > LEAST_CORNER * Math.hypot(x, y) * Math.hypot(downX, downY);
  }

  /** Two squares may be the upper side, the left one, or the diagonal of which the first is up. */
  private static void alone(Point one, Point other, List<Quad> places) {
    double x = other.x() - one.x();
    double y = other.y() - one.y();
    places.add(quad(one, other, new Point(one.x() - y, one.y() + x)));
    places.add(quad(one, new Point(one.x() + y, one.y() - x), other));
  }

  private static Quad quad(Point first, Point right, Point below) {
    double x = (right.x() - first.x()) / APART;
    double y = (right.y() - first.y()) / APART;
    double downX = (below.x() - first.x()) / APART;
    double downY = (below.y() - first.y()) / APART;
    double left = first.x() - 3.5 * (x + downX);
    double top = first.y() - 3.5 * (y + downY);
    return Quad.of(
        new Point(left, top),
        new Point(left + SIDE * x, top + SIDE * y),
        new Point(left + SIDE * (x + downX), top + SIDE * (y + downY)),
        new Point(left + SIDE * downX, top + SIDE * downY));
  }
}
