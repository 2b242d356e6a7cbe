package org.showpay.barcode;

import org.showpay.contracts.phone.Carrier;

/**
 * What a kind of symbol needs, in modules.
 *
 * @param length from side to side, with the quiet zones
 * @param height the least height that reads well, with the quiet zones that lie above and below
 * @param fullHeight the height that is used where there is room
 * @param quietSide light modules on the left and on the right
 * @param quietTop light modules above and below
 */
record Form(int length, int height, int fullHeight, int quietSide, int quietTop) {

  /** 21 modules and 4 light ones on every side (ISO/IEC 18004). */
  private static final Form QR = new Form(29, 29, 29, 4, 4);

  /**
   * 145 modules and 10 light ones at each end (ISO/IEC 15417). The bars are at least 15 % of the
   * length, as the standard asks, and half of it at most, which is as much as anybody can aim at.
   */
  private static final Form CODE_128 = new Form(165, 22, 72, 10, 0);

  /** From so many pixels a module on, a bar code lies across the upright screen. */
  private static final int COMFORTABLE_BAR = 3;

  static Form of(Carrier carrier) {
    return switch (carrier) {
      case QR -> QR;
      case CODE_128 -> CODE_128;
    };
  }

  /** How many whole pixels a module can have on the page; 0 where the symbol does not fit. */
  int pixelsPerModule(Screen page) {
    return Math.min(page.width() / length, page.height() / height);
  }

  /** Whether the symbol is larger along the long side of an upright phone, and wants it. */
  boolean wantsTurned(Screen screen) {
    return screen.height() > screen.width()
        && screen.width() / length < COMFORTABLE_BAR
        && pixelsPerModule(screen.turned()) > pixelsPerModule(screen);
  }
}
