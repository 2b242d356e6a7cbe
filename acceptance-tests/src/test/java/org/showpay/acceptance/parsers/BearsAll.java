package org.showpay.acceptance.parsers;

/** A target whose parser bears everything. */
public final class BearsAll {

  private BearsAll() {}

  /** Reads the input as letters. */
  public static void fuzzerTestOneInput(byte[] input) {
    PlantedParser.count(input);
  }
}
