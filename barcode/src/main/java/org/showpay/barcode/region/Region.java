package org.showpay.barcode.region;

/**
 * A place with much structure.
 *
 * @param box the smallest rectangle round it, at any angle; its upper side is the longer one
 * @param coherence from 0, edges in all directions, to 1, all edges parallel
 * @param bars the rectangle whose upper side runs across the edges
 */
public record Region(Quad box, Quad bars, double coherence, double weight) {

  private static final double BARS_FROM = 0.3;
  private static final double SQUARES_TO = 0.6;

  /** May it be a linear or stacked symbol? */
  public boolean mayBeBars() {
    return coherence > BARS_FROM;
  }

  /** Do they show the same thing, at least in part? */
  boolean overlaps(Region other) {
    return box.holds(other.box.middle()) || other.box.holds(box.middle());
  }

  /** May it be a square symbol? */
  public boolean mayBeSquare() {
    return coherence < SQUARES_TO && box.width() < 3 * box.height();
  }
}
