package org.showpay.barcode.finding;

import org.showpay.contracts.phone.Carrier;

/** The text of a symbol. It may be a live pay code, so it never prints itself. */
public record Found(String text, Carrier carrier) {

  @Override
  public String toString() {
    return "Found[hidden, " + carrier + ']';
  }
}
