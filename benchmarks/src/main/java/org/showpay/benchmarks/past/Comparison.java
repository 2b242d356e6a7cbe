package org.showpay.benchmarks.past;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;

/** What was left when our books were compared with the card company's, each day. */
final class Comparison {

  private static final String KIND = "CAPTURE";
  private static final long HOURS_AFTER = 4;

  private final Map<LocalDate, Integer> lines = new HashMap<>();

  /** One run for each day, after its end. */
  void compare(Book book, List<LocalDate> days) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "reconciliation_run (id, company, day, day_ends, started_at, recorded_at, matched,"
                + " exceptions, closed)")) {
      for (LocalDate day : days) {
        Instant ends = endOf(day);
        Instant after = ends.plus(HOURS_AFTER, ChronoUnit.HOURS);
        rows.row(run(day), PastPayment.COMPANY, day, ends, after, after, 0, 0, 0);
      }
    }
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(PastPayment.ZONE).toInstant();
  }

  private static UUID run(LocalDate day) {
    return Ids.at(endOf(day), Ids.Kind.RECONCILIATION, day.toEpochDay());
  }

  void write(Book book, List<PastPayment> payments) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "company_file_line (company, day, line, kind, operation, payment_id, amount, currency,"
                + " approval, booked_at)")) {
      for (PastPayment it : payments) {
        rows.row(
            PastPayment.COMPANY,
            it.day(),
            lines.merge(it.day(), 2, (before, two) -> before + 1),
            KIND,
            it.charge(),
            it.id(),
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            it.approval(),
            it.charged());
      }
    }
    items(book, payments);
    findings(book, payments);
  }

  private static void items(Book book, List<PastPayment> payments)
      throws SQLException, IOException {
    long amount = PastPayment.AMOUNT;
    String currency = PastPayment.CURRENCY;
    try (Copy rows =
        book.copy(
            "reconciliation_item (company, operation, kind, payment_id, here_payment, here_amount,"
                + " here_currency, journal_payment, journal_amount, journal_currency,"
                + " there_payment, there_amount, there_currency, state, last_run)")) {
      for (PastPayment it : payments) {
        UUID id = it.id();
        rows.row(
            PastPayment.COMPANY,
            it.charge(),
            KIND,
            id,
            id,
            amount,
            currency,
            id,
            amount,
            currency,
            id,
            amount,
            currency,
            "MATCHED",
            run(it.day()));
      }
    }
  }

  private static void findings(Book book, List<PastPayment> payments)
      throws SQLException, IOException {
    long amount = PastPayment.AMOUNT;
    String currency = PastPayment.CURRENCY;
    try (Copy rows =
        book.copy(
            "reconciliation_finding (run_id, operation, kind, payment_id, here_amount,"
                + " here_currency, journal_amount, journal_currency, there_amount,"
                + " there_currency, state)")) {
      for (PastPayment it : payments) {
        rows.row(
            run(it.day()),
            it.charge(),
            KIND,
            it.id(),
            amount,
            currency,
            amount,
            currency,
            amount,
            currency,
            "MATCHED");
      }
    }
  }
}
