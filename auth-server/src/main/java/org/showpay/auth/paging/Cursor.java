package org.showpay.auth.paging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/**
 * Where a page of a list ends, as a word that callers send back unread.
 *
 * @param at when the last one of the page began
 * @param id which it is of those that began then
 */
public record Cursor(Instant at, UUID id) {

  /** Before the newest one. */
  public static final Cursor START =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  private static final char BETWEEN = '-';

  /** Reads what a caller sent back; 422 for what was never given out. */
  public static Cursor read(String text) {
    int between = text.indexOf(BETWEEN);
    try {
      long micros = Long.parseLong(text.substring(0, Math.max(between, 0)), Character.MAX_RADIX);
      Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      if (at.isAfter(START.at)) {
        throw refused();
      }
      return new Cursor(at, UUID.fromString(text.substring(between + 1)));
    } catch (IllegalArgumentException | ArithmeticException notOurs) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return ProblemException.unprocessable(
        "CURSOR_REFUSED",
        NextStep.FIX_REQUEST,
        "An 'after' is the 'next' of the page before, unchanged.");
  }

  /** The word. */
  public String text() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return Long.toString(micros, Character.MAX_RADIX) + BETWEEN + id;
  }
}
