package org.showpay.contracts.phone;

/** What kind of phone it is to look at, and so what the pixels of its screen can show. */
public enum Look {
  /** An LCD of 2001 whose pixels are black or white. */
  MONO_LCD,
  /** An LCD of 2001 with black, white and two greys between them. */
  GREY_LCD,
  /** A touch screen of about 2010, in colour on a light ground. */
  EARLY_TOUCH,
  /** A phone of today, in colour on a light ground. */
  MODERN,
  /** A phone of today in dark mode; a code is dark on light on it all the same. */
  MODERN_DARK;

  private static final int MONO_WIDTH = 128;
  private static final int GREY_WIDTH = 240;
  private static final int EARLY_WIDTH = 640;

  /** What a phone with a screen of this width usually is. */
  static Look usualFor(int width) {
    if (width <= MONO_WIDTH) {
      return MONO_LCD;
    }
    if (width <= GREY_WIDTH) {
      return GREY_LCD;
    }
    return width <= EARLY_WIDTH ? EARLY_TOUCH : MODERN;
  }
}
