package org.showpay.barcode;

/** A phone's screen in pixels, held upright. */
public record Screen(int width, int height) {

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

  /** The same screen with the phone turned on its side. */
  Screen turned() {
    return new Screen(/* width= */ height, /* height= */ width);
  }
}
