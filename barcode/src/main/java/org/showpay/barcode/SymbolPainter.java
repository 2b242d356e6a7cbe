package org.showpay.barcode;

import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/**
 * Draws a pay code as large as a screen shows it: dark on light whatever the phone's theme, whole
 * pixels a module, the full quiet zone around, and the digits below where there is room.
 */
public final class SymbolPainter {

  /** With one pixel a module readers fail nine times in ten; with two they read. */
  private static final int LEAST_PIXELS = 2;

  /** Draws the code, or says how many pixels are missing. */
  public Drawing paint(PayCode code, Carrier carrier, Screen screen) {
    Form form = Form.of(carrier);
    Page page = form.wantsTurned(screen) ? Page.turned(screen) : Page.upright(screen);
    if (form.pixelsPerModule(page.size()) < LEAST_PIXELS) {
      return new Drawing.DoesNotFit(why(carrier, form, screen));
    }
    Layout layout = Layout.of(form, page.size());
    drawModules(Symbol.of(code, carrier), layout, page);
    layout.digits().draw(code.reveal(), layout.textTop(), page);
    return new Drawing.Drawn(page.png());
  }

  private static void drawModules(Symbol symbol, Layout layout, Page page) {
    int width = layout.pixelsPerModule();
    int height = layout.height() / symbol.rows();
    for (int row = 0; row < symbol.rows(); row++) {
      for (int column = 0; column < symbol.columns(); column++) {
        if (symbol.isDark(column, row)) {
          page.darken(layout.left() + column * width, layout.top() + row * height, width, height);
        }
      }
    }
  }

  private static String why(Carrier carrier, Form form, Screen screen) {
    return "%s needs %d x %d pixels, this screen has %d x %d."
        .formatted(
            switch (carrier) {
              case QR -> "A QR code";
              case CODE_128 -> "A Code 128 bar code";
            },
            form.length() * LEAST_PIXELS,
            form.height() * LEAST_PIXELS,
            screen.width(),
            screen.height());
  }
}
