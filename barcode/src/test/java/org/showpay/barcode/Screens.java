package org.showpay.barcode;

import org.showpay.contracts.phone.Look;

/** The phones that Showpay is made for. */
enum Screens {
  LCD_2001_ONE_BIT(128, 128, Look.MONO_LCD),
  LCD_2001_FOUR_GREYS(176, 220, Look.GREY_LCD),
  PHONE_2010(320, 480, Look.EARLY_TOUCH),
  PHONE_2026(1080, 2400, Look.MODERN),
  PHONE_2026_DARK(1080, 2400, Look.MODERN_DARK);

  private final int width;
  private final int height;
  private final Look look;

  Screens(int width, int height, Look look) {
    this.width = width;
    this.height = height;
    this.look = look;
  }

  Screen screen() {
    return new Screen(width, height, look);
  }

  /** What the pixels of a picture of this screen can be: all that it needs, and no more. */
  int[] samples() {
    return switch (look) {
      case MONO_LCD -> new int[] {0, 1};
      case GREY_LCD -> new int[] {0, 3};
      case EARLY_TOUCH, MODERN -> new int[] {0, 0xff};
      case MODERN_DARK -> new int[] {0, 0x12, 0xff};
    };
  }

  int bitsPerPixel() {
    return switch (look) {
      case MONO_LCD -> 1;
      case GREY_LCD -> 2;
      case EARLY_TOUCH, MODERN, MODERN_DARK -> 8;
    };
  }
}
