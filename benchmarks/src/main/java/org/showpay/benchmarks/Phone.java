package org.showpay.benchmarks;

import org.showpay.barcode.Screen;

/** Phones that can show both carriers. */
public enum Phone {
  /** A small touch screen, where a bar code lies along the long side. */
  PHONE_2010(320, 480),
  /** A present-day screen. */
  PHONE_2026(1080, 2400);

  private final int width;
  private final int height;

  Phone(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Screen screen() {
    return new Screen(width, height);
  }
}
