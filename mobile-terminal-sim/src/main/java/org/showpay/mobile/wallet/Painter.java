package org.showpay.mobile.wallet;

import org.showpay.barcode.Drawing;
import org.showpay.barcode.Screen;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/** Draws a code as a symbol; nobody here takes its word that the symbol can be read. */
@FunctionalInterface
interface Painter {

  /** A picture that fills the screen, or why this kind of symbol does not fit on it. */
  Drawing paint(PayCode code, Carrier carrier, Screen screen);
}
