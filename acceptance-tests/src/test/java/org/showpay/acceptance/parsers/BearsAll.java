package org.showpay.acceptance.parsers;

/** A parser that counts what it knows of, and bears the rest. */
public final class BearsAll {

  private static final String KNOWN = "payment code";

  private static int seen;

  private BearsAll() {}

  /** Reads the input as letters. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (byte letter : input) {
      seen +=
          switch (letter) {
            case 'p', 'a', 'y', 'm', 'e', 'n', 't' -> 1;
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 2;
            default -> KNOWN.indexOf(letter) < 0 ? 0 : seen > letter ? 1 : 2;
          };
    }
  }
}
