package org.showpay.acceptance.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A target whose parser bears every text but those that begin with one word. */
public final class BreaksOnAWord {

  private BreaksOnAWord() {}

  /** Reads the input as a text. */
  public static void fuzzerTestOneInput(byte[] input) {
    PlantedParser.read(new String(input, ISO_8859_1));
  }
}
