package org.showpay.barcode.finding;

/** The text of a symbol. It may be a live pay code, so it never prints itself. */
public record Found(String text, Symbology symbology) {

  @Override
  public String toString() {
    return "Found[hidden, " + symbology + ']';
  }
}
