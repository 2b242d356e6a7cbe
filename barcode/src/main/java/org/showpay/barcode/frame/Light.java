package org.showpay.barcode.frame;

import org.showpay.barcode.finding.GreyPicture;

/** What the light in a frame does to a code. */
public enum Light {
  /** Enough and not too much. */
  GOOD,
  /** Too little for dark and light to differ. */
  TOO_DARK,
  /** A lamp or a window is mirrored over much of the frame. */
  GLARE;

  private static final int STEP = 8;
  private static final int BURNT = 252;
  private static final int DARK_BELOW = 45;
  private static final double MOST_BURNT = 0.3;

  /** The light in a frame, from some of its pixels. */
  static Light in(GreyPicture frame) {
    long sum = 0;
    int burnt = 0;
    int seen = 0;
    for (int y = STEP / 2; y < frame.height(); y += STEP) {
      for (int x = STEP / 2; x < frame.width(); x += STEP) {
        int grey = frame.at(x, y);
        sum += grey;
        burnt += grey > BURNT ? 1 : 0;
        seen++;
      }
    }
    if (sum < (long) DARK_BELOW * seen) {
      return TOO_DARK;
    }
    return burnt > MOST_BURNT * seen ? GLARE : GOOD;
  }
}
