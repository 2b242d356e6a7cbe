package org.showpay.barcode;

import org.showpay.barcode.drawing.Page;
import org.showpay.barcode.drawing.Symbol;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/**
 * Draws a pay code as large as a screen shows it: dark on light whatever the phone's theme, whole
 * pixels a module, the full quiet zone around, and the digits below where there is room.
 */
public final class SymbolPainter {

  /** Draws the code, or says how many pixels are missing. */
  public Drawing paint(PayCode code, Carrier carrier, Screen screen) {
    return paint(code, carrier, screen, true);
  }

  /** Draws the symbol where {@link #paint} does, and leaves the place of the digits light. */
  public Drawing paintWithoutDigits(PayCode code, Carrier carrier, Screen screen) {
    return paint(code, carrier, screen, false);
  }

  private Drawing paint(PayCode code, Carrier carrier, Screen screen, boolean withDigits) {
    Fit fit = Fit.of(code, carrier, screen);
    if (!fit.isLargeEnough()) {
      return new Drawing.DoesNotFit(fit.why());
    }
    Page page = new Page(screen.width(), screen.height(), screen.look(), fit.turned());
    Layout layout = Layout.of(fit, code);
    Layout.Box card = layout.card();
    page.lighten(card.left(), card.top(), card.width(), card.height());
    drawModules(Symbol.of(code, carrier), layout, page);
    if (withDigits) {
      layout.digits().draw(code.reveal(), layout.textTop(), page);
    }
    return new Drawing.Drawn(page.png());
  }

  private static void drawModules(Symbol symbol, Layout layout, Page page) {
    int width = layout.pixelsPerModule();
    int height = layout.symbol().height() / symbol.rows();
    int left = layout.symbol().left();
    int top = layout.symbol().top();
    for (int row = 0; row < symbol.rows(); row++) {
      for (int column = 0; column < symbol.columns(); column++) {
        if (symbol.isDark(column, row)) {
          page.darken(left + column * width, top + row * height, width, height);
        }
      }
    }
  }
}
