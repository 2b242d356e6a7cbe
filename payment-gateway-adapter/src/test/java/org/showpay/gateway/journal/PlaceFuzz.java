package org.showpay.gateway.journal;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import java.time.Instant;
import java.util.Base64;

/** Where a page of the journal ends, as callers send it back. */
public final class PlaceFuzz {

  private static final Instant FIRST = Instant.parse("-4711-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+294276-12-31T23:59:59Z");

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
          require(
              place.at().isAfter(FIRST) && place.at().isBefore(LAST),
              "PostgreSQL has no such moment");
        });
  }
}
