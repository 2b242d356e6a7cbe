package org.showpay.barcode;

import org.showpay.barcode.drawing.Form;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/**
 * How large a kind of symbol is on a screen.
 *
 * @param turned whether it stands along the long side of an upright phone
 * @param pixelsPerModule whole pixels, 0 where there is no room at all
 */
record Fit(Carrier carrier, Form form, Screen screen, boolean turned, int pixelsPerModule) {

  /** With one pixel a module readers fail nine times in ten; with two they read. */
  private static final int LEAST_PIXELS = 2;

  /** From so many pixels a module on, a bar code lies across the upright screen. */
  private static final int COMFORTABLE_BAR = 3;

  static Fit of(PayCode code, Carrier carrier, Screen screen) {
    Form form = Form.of(carrier, code.reveal().length());
    int upright = pixelsOn(screen, form);
    int turned = pixelsOn(screen.turned(), form);
    boolean across =
        screen.width() >= screen.height()
            || screen.width() / form.length() >= COMFORTABLE_BAR
            || turned <= upright;
    return new Fit(carrier, form, screen, !across, across ? upright : turned);
  }

  boolean isLargeEnough() {
    return pixelsPerModule >= LEAST_PIXELS;
  }

  /** The screen as the symbol sees it. */
  Screen page() {
    return turned ? screen.turned() : screen;
  }

  /** How many pixels are missing. */
  String why() {
    return "%s needs %d x %d pixels, this screen has %d x %d."
        .formatted(
            name(carrier),
            form.length() * LEAST_PIXELS,
            form.height() * LEAST_PIXELS,
            screen.width(),
            screen.height());
  }

  private static int pixelsOn(Screen page, Form form) {
    return form.pixelsPerModule(page.width(), page.height());
  }

  private static String name(Carrier carrier) {
    return switch (carrier) {
      case QR -> "A QR code";
      case CODE_128 -> "A Code 128 bar code";
      case DATA_MATRIX -> "A Data Matrix code";
      case AZTEC -> "An Aztec code";
      case PDF_417 -> "A PDF417 code";
      case ITF -> "An ITF bar code";
      case EMV_QR -> "A QR code of EMVCo's payload";
    };
  }
}
