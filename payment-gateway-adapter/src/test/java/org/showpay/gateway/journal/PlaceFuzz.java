package org.showpay.gateway.journal;

import static org.showpay.testing.fuzz.Parsing.requireKeptByPostgresql;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Base64;

/** Where a page of the journal ends, as callers send it back. */
public final class PlaceFuzz {

  private PlaceFuzz() {}

  /** Reads the input as it is, and as what stands in a place. */
  public static void fuzzerTestOneInput(byte[] input) {
    read(text(input));
    read(Base64.getUrlEncoder().withoutPadding().encodeToString(input));
  }

  private static void read(String text) {
    takenUnless("CURSOR_UNKNOWN", () -> Place.read(text))
        .ifPresent(place -> {
          requireSameAgain(place, Place::text, Place::read);
          requireKeptByPostgresql(place.at());
        });
  }
}
