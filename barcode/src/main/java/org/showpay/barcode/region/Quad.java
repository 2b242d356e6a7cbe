package org.showpay.barcode.region;

import org.showpay.barcode.finding.GreyPicture;

/**
 * Four corners in the order top left, top right, bottom right, bottom left of what they enclose,
 * and the perspective that maps the unit square to them.
 */
public final class Quad {

  private final Point[] corners;
  private final double a;
  private final double b;
  private final double d;
  private final double e;
  private final double g;
  private final double h;

  private Quad(Point... corners) {
    this.corners = corners;
    Point p0 = corners[0];
    Point p1 = corners[1];
    Point p2 = corners[2];
    Point p3 = corners[3];
    double dx1 = p1.x() - p2.x();
    double dx2 = p3.x() - p2.x();
    double dx3 = p0.x() - p1.x() + p2.x() - p3.x();
    double dy1 = p1.y() - p2.y();
    double dy2 = p3.y() - p2.y();
    double dy3 = p0.y() - p1.y() + p2.y() - p3.y();
    double determinant = dx1 * dy2 - dx2 * dy1;
    this.g = (dx3 * dy2 - dx2 * dy3) / determinant;
    this.h = (dx1 * dy3 - dx3 * dy1) / determinant;
    this.a = p1.x() - p0.x() + g * p1.x();
    this.b = p3.x() - p0.x() + h * p3.x();
    this.d = p1.y() - p0.y() + g * p1.y();
    this.e = p3.y() - p0.y() + h * p3.y();
  }

  /** The quadrilateral with these corners. */
  public static Quad of(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {
    return new Quad(topLeft, topRight, bottomRight, bottomLeft);
  }

  /** A corner, 0 to 3. */
  public Point corner(int index) {
    return corners[index];
  }

  /** The column of the picture for a place in the unit square. */
  public double x(double u, double v) {
    return (a * u + b * v + corners[0].x()) / (g * u + h * v + 1);
  }

  /** The row of the picture for a place in the unit square. */
  public double y(double u, double v) {
    return (d * u + e * v + corners[0].y()) / (g * u + h * v + 1);
  }

  /** The brightness in the middle of each of so many squares a side, row by row. */
  public void sample(GreyPicture picture, int side, float[] greys) {
    int next = 0;
    for (int row = 0; row < side; row++) {
      double v = (row + 0.5) / side;
      double right = b * v + corners[0].x();
      double down = e * v + corners[0].y();
      double depth = h * v + 1;
      for (int column = 0; column < side; column++) {
        double u = (column + 0.5) / side;
        double scale = 1 / (g * u + depth);
        greys[next++] = picture.between((a * u + right) * scale, (d * u + down) * scale);
      }
    }
  }

  /** The same with one corner moved. */
  public Quad moved(int corner, double right, double down) {
    Point[] moved = corners.clone();
    moved[corner] = new Point(moved[corner].x() + right, moved[corner].y() + down);
    return new Quad(moved);
  }

  /** The part between two places of the unit square; they may lie outside it. */
  public Quad part(double left, double top, double right, double bottom) {
    return of(at(left, top), at(right, top), at(right, bottom), at(left, bottom));
  }

  private Point at(double u, double v) {
    return new Point(x(u, v), y(u, v));
  }

  /** The same corners, beginning with the next one. */
  public Quad turned() {
    return new Quad(corners[1], corners[2], corners[3], corners[0]);
  }

  /** Are all corners within a distance of those of another? */
  public boolean isNear(Quad other, double distance) {
    for (int corner = 0; corner < 4; corner++) {
      if (corners[corner].distance(other.corners[corner]) > distance) {
        return false;
      }
    }
    return true;
  }

  /** Where the diagonals' ends have their mean. */
  public Point middle() {
    double x = corners[0].x() + corners[1].x() + corners[2].x() + corners[3].x();
    double y = corners[0].y() + corners[1].y() + corners[2].y() + corners[3].y();
    return new Point(x / 4, y / 4);
  }

  /** Is a point inside? */
  boolean holds(Point point) {
    for (int i = 0; i < 4; i++) {
      Point from = corners[i];
      Point to = corners[(i + 1) % 4];
      double cross = (to.x() - from.x()) * (point.y() - from.y());
      if (cross < (to.y() - from.y()) * (point.x() - from.x())) {
        return false;
      }
    }
    return true;
  }

  /** Where the upper side points to, in radians. */
  double direction() {
    return Math.atan2(corners[1].y() - corners[0].y(), corners[1].x() - corners[0].x());
  }

  /** Mean length of the upper and the lower side. */
  public double width() {
    return (corners[0].distance(corners[1]) + corners[3].distance(corners[2])) / 2;
  }

  /** Mean length of the left and the right side. */
  public double height() {
    return (corners[0].distance(corners[3]) + corners[1].distance(corners[2])) / 2;
  }
}
