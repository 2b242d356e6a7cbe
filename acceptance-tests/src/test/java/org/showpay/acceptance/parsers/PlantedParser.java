package org.showpay.acceptance.parsers;

/** A parser of a test's own: of one word it breaks, and all else it bears. */
final class PlantedParser {

  private static final String KNOWN = "payment code";

  private static int seen;

  private PlantedParser() {}

  static void read(String text) {
    if (text.startsWith("927314")) {
      throw new IllegalStateException("planted");
    }
  }

  /** Counts the letters that it knows of. */
  static void count(byte[] letters) {
    for (byte letter : letters) {
      seen +=
          switch (letter) {
            case 'p', 'a', 'y', 'm', 'e', 'n', 't' -> 1;
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 2;
            default -> KNOWN.indexOf(letter) < 0 ? 0 : seen > letter ? 1 : 2;
          };
    }
  }
}
