package org.showpay.acceptance.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A parser that bears every text but those that begin with one word. */
public final class BreaksOnAWord {

  private BreaksOnAWord() {}

  /** Reads the input as a text. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (new String(input, ISO_8859_1).startsWith("927314")) {
      throw new IllegalStateException("planted");
    }
  }
}
