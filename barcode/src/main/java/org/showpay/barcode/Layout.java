package org.showpay.barcode;

import org.showpay.barcode.drawing.DigitBlock;
import org.showpay.barcode.drawing.DigitBlock.Room;
import org.showpay.barcode.drawing.Form;
import org.showpay.contracts.paycode.PayCode;

/**
 * Where the symbol and its digits stand on the page, which is the screen, or the screen on its
 * side. All in pixels; the block of symbol and digits is in the middle.
 *
 * @param symbol where the modules are
 * @param card the light ground of symbol, quiet zone and digits
 * @param pixelsPerModule whole pixels, so that no bar is wider than another of its kind
 */
record Layout(Box symbol, Box card, int pixelsPerModule, DigitBlock digits, int textTop) {

  /** Modules of light around a card, beside the quiet zone. */
  private static final int MARGIN = 2;

  /** A rectangle of the page. */
  record Box(int left, int top, int width, int height) {}

  static Layout of(Fit fit, PayCode code) {
    Form form = fit.form();
    Screen page = fit.page();
    int pixels = fit.pixelsPerModule();
    int spare = page.height() - form.height() * pixels;
    DigitBlock digits =
        DigitBlock.fitting(code.reveal().length(), new Room(page.width(), spare), pixels);
    int tall = Math.min(form.fullHeight() * pixels, page.height() - digits.height());
    int top = (page.height() - tall - digits.height()) / 2;
    int wide = form.length() * pixels;
    int left = (page.width() - wide) / 2;
    int quietSide = form.quietSide() * pixels;
    int quietTop = form.quietTop() * pixels;
    Box symbol =
        new Box(left + quietSide, top + quietTop, wide - 2 * quietSide, tall - 2 * quietTop);
    int margin = Math.min(MARGIN * pixels, top);
    Box card = card(page, Math.max(wide, digits.width() + 2 * margin), top - margin);
    return new Layout(symbol, card, pixels, digits, top + tall);
  }

  /** In the middle of the page, and with as much below as above. */
  private static Box card(Screen page, int wanted, int top) {
    int width = Math.min(wanted, page.width());
    return new Box((page.width() - width) / 2, top, width, page.height() - 2 * top);
  }
}
