package org.showpay.auth.till;

import static org.showpay.testing.fuzz.Parsing.requireKeptByPostgresql;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import org.showpay.auth.paging.Cursor;

/** Places in lists and streams, which callers send back unread, or not unread. */
public final class PlacesFuzz {

  private PlacesFuzz() {}

  /** Reads the input as the place of a stream, and of a list. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    takenUnless("POSITION_REFUSED", () -> Position.read(text))
        .ifPresent(place -> requireSameAgain(place, Position::text, Position::read));
    takenUnless("CURSOR_REFUSED", () -> Cursor.read(text))
        .ifPresent(place -> {
          requireSameAgain(place, Cursor::text, Cursor::read);
          requireKeptByPostgresql(place.at());
        });
  }
}
