package org.showpay.barcode;

import org.showpay.contracts.phone.Carrier;

/** The symbol for a screen and a scanner, or why there is none. */
public sealed interface Pick {

  /**
   * Draw this one.
   *
   * @param pixelsPerModule how large its modules are
   * @param turned whether the phone is held on its side
   */
  record Symbol(Carrier carrier, int pixelsPerModule, boolean turned) implements Pick {}

  /**
   * No symbol that this scanner reads fits; the digits are keyed in.
   *
   * @param missed what was tried first
   */
  record KeyEntry(Carrier missed, String why) implements Pick {}
}
