package org.showpay.contracts.booking;

import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.text;

/** A card company's file says the same when it is written anew. */
public final class BookingFileFuzz {

  private BookingFileFuzz() {}

  /** Reads the input as a whole file. */
  public static void fuzzerTestOneInput(byte[] input) {
    taken(IllegalArgumentException.class, () -> BookingFile.read(text(input)))
        .ifPresent(file -> requireSameAgain(file, BookingFile::text, BookingFile::read));
  }
}
