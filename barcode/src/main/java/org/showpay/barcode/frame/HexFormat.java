package org.showpay.barcode.frame;

/** In a browser, what there is of the JDK's class of this name: as much as payloads need. */
public final class HexFormat {

  private static final String DIGITS = "0123456789ABCDEF";
  private static final int HALF = 4;
  private static final int LOW = 15;

  private HexFormat() {}

  /** A format. */
  public static HexFormat of() {
    return new HexFormat();
  }

  /** The only one there is. */
  public HexFormat withUpperCase() {
    return new HexFormat();
  }

  /** Two digits a byte. */
  public String formatHex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte one : bytes) {
      hex.append(DIGITS.charAt(one >> HALF & LOW)).append(DIGITS.charAt(one & LOW));
    }
    return hex.toString();
  }
}
