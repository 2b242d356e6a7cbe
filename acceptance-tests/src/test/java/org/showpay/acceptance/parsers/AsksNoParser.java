package org.showpay.acceptance.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A target that looks at its input in many ways, and returns before it gives it to a parser. */
public final class AsksNoParser {

  private AsksNoParser() {}

  /** Never reads the input. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, ISO_8859_1);
    for (int from = 0; from < text.length(); from++) {
      boolean word = text.startsWith("payment", from) || text.startsWith("code", from);
      if (word && text.isBlank()) {
        PlantedParser.read(text);
      }
    }
  }
}
