package org.showpay.barcode;

import org.showpay.contracts.phone.Look;

/** A phone's screen in pixels, held upright, and what they can show. */
public record Screen(int width, int height, Look look) {

  /** The longest side that is believed; a reader looks at pictures of this side as well. */
  public static final int LONGEST_SIDE = 4096;

  /**
   * Takes the size.
   *
   * @throws IllegalArgumentException when a side is not from 1 to {@value #LONGEST_SIDE} pixels
   */
  public Screen {
    if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new IllegalArgumentException(
          "A screen's sides are 1 to " + LONGEST_SIDE + " pixels, not " + width + " x " + height);
    }
  }

  /** A light screen in colour. */
  public Screen(int width, int height) {
    this(width, height, Look.MODERN);
  }

  /** The same screen with the phone turned on its side. */
  Screen turned() {
    return new Screen(/* width= */ height, /* height= */ width, look);
  }
}
