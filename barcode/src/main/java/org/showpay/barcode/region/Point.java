package org.showpay.barcode.region;

/** A place in a picture; the middle of the first pixel is at 0.5, 0.5. */
public record Point(double x, double y) {

  /** The point this share of the way to another. */
  public Point towards(Point other, double share) {
    return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
  }

  /** How far away another is. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
