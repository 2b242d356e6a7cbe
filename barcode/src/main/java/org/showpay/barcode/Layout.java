package org.showpay.barcode;

/**
 * Where the symbol and its digits stand on the page, which is the screen, or the screen on its
 * side. All in pixels; the block of symbol and digits is in the middle.
 *
 * @param left where the first module starts
 * @param top where the first module starts
 * @param pixelsPerModule whole pixels, so that no bar is wider than another of its kind
 * @param height of the modules together
 */
record Layout(int left, int top, int pixelsPerModule, int height, DigitBlock digits, int textTop) {

  static Layout of(Form form, Screen page) {
    int pixels = form.pixelsPerModule(page);
    int spare = page.height() - form.height() * pixels;
    DigitBlock digits = DigitBlock.fitting(page.width(), spare, pixels);
    int tall = Math.min(form.fullHeight() * pixels, page.height() - digits.height());
    int top = (page.height() - tall - digits.height()) / 2;
    int quietTop = form.quietTop() * pixels;
    int left = (page.width() - form.length() * pixels) / 2 + form.quietSide() * pixels;
    return new Layout(left, top + quietTop, pixels, tall - 2 * quietTop, digits, top + tall);
  }
}
