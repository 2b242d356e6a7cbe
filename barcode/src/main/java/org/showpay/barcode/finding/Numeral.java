package org.showpay.barcode.finding;

/** Numbers as symbols hold them, with zeros before; the JDK's formatter is too large for a page. */
public final class Numeral {

  private Numeral() {}

  /** The number in at least so many digits. */
  public static String of(int number, int digits) {
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }
}
