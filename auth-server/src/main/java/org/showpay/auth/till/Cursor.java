package org.showpay.auth.till;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/** Where a page of payments ends, as a word that callers send back unread. */
record Cursor(Instant requestedAt, UUID id) {

  /** Before the newest payment. */
  static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  private static final char BETWEEN = '-';

  static Cursor after(Payment last) {
    return new Cursor(last.requestedAt(), last.id().uuid());
  }

  static Cursor read(String text) {
    int between = text.indexOf(BETWEEN);
    try {
      long micros = Long.parseLong(text.substring(0, Math.max(between, 0)), Character.MAX_RADIX);
      return new Cursor(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          PaymentId.of(text.substring(between + 1)).uuid());
    } catch (IllegalArgumentException | ArithmeticException notOurs) {
      throw ProblemException.unprocessable(
          "CURSOR_REFUSED",
          NextStep.FIX_REQUEST,
          "An 'after' is the 'next' of the page before, unchanged.");
    }
  }

  String text() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, requestedAt);
    return Long.toString(micros, Character.MAX_RADIX) + BETWEEN + new PaymentId(id);
  }
}
