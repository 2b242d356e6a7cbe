package org.showpay.barcode;

import org.showpay.contracts.phone.Picture;

/** What came of drawing a pay code for a screen. */
public sealed interface Drawing {

  /** The whole screen as a PNG file, one pixel of it for one pixel of the screen. */
  record Drawn(Picture png) implements Drawing {}

  /** The screen has too few pixels for this symbol; shown smaller, no reader would get it. */
  record DoesNotFit(String why) implements Drawing {}
}
