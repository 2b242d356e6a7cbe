package org.showpay.benchmarks.past;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;

/** What a payment leaves with the adapter and with the card company. */
final class OtherBooks {

  private static final long AVAILABLE = 999_999_988_000L;
  private static final String CAPTURE = "CAPTURE";
  private static final String DONE = "DONE";

  private OtherBooks() {}

  static void journal(Book book, List<PastPayment> payments) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "journal (payment_id, kind, card, company, amount, currency, capture, sent_at,"
                + " answered_at, outcome, approval, available)")) {
      for (PastPayment it : payments) {
        rows.row(
            it.id(),
            "AUTHORIZATION",
            it.person().card(),
            PastPayment.COMPANY,
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            it.captureMode(),
            it.at(),
            it.answered(),
            "APPROVED",
            it.approval(),
            AVAILABLE);
      }
    }
    followUps(book, payments.stream().filter(PastPayment::isHeld).toList());
  }

  private static void followUps(Book book, List<PastPayment> held)
      throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "follow_up (operation, kind, payment_id, card, company, amount, currency, last,"
                + " asked_at, attempts, decided_at, outcome)")) {
      for (PastPayment it : held) {
        rows.row(
            it.charge(),
            CAPTURE,
            it.id(),
            it.person().card(),
            PastPayment.COMPANY,
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            true,
            it.charged(),
            1,
            it.charged(),
            DONE);
      }
    }
    try (Copy rows =
        book.copy("follow_up_message (operation, attempt, sent_at, answered_at, outcome)")) {
      for (PastPayment it : held) {
        rows.row(it.charge(), 1, it.charged(), it.charged(), DONE);
      }
    }
  }

  static void company(Book book, List<PastPayment> payments) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "payment_position (payment_id, company, account_id, authorised, currency, held,"
                + " captured, refunded)")) {
      for (PastPayment it : payments) {
        rows.row(
            it.id(),
            PastPayment.COMPANY,
            it.person().account(),
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            0,
            PastPayment.AMOUNT,
            0);
      }
    }
    log(book, payments);
    captures(book, payments.stream().filter(PastPayment::isHeld).toList());
  }

  private static void log(Book book, List<PastPayment> payments) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "authorization_log (payment_id, company, pan_digest, expiry, amount, currency, capture,"
                + " merchant_id, merchant_name, terminal_id, decided_at, booked_on, outcome,"
                + " account_id, approval, available_after)")) {
      for (PastPayment it : payments) {
        rows.row(
            it.id(),
            PastPayment.COMPANY,
            it.person().panDigest(),
            "2099-12",
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            it.captureMode(),
            it.till().merchant(),
            it.till().name(),
            it.till().terminal(),
            it.at(),
            it.decidedOn(),
            "APPROVED",
            it.person().account(),
            it.approval(),
            AVAILABLE);
      }
    }
  }

  private static void captures(Book book, List<PastPayment> held) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "follow_up_log (operation_id, company, kind, payment_id, amount, currency, last,"
                + " decided_at, booked_on, outcome, account_id, charged, released, given_back)")) {
      for (PastPayment it : held) {
        rows.row(
            it.charge(),
            PastPayment.COMPANY,
            CAPTURE,
            it.id(),
            PastPayment.AMOUNT,
            PastPayment.CURRENCY,
            true,
            it.charged(),
            it.day(),
            DONE,
            it.person().account(),
            PastPayment.AMOUNT,
            0,
            0);
      }
    }
  }

  /** What each account has used is the sum of its payments. */
  static void addUp(Book book) throws SQLException {
    book.run(
        """
        update card_account a set used = p.used
          from (select account_id, sum(held + captured - refunded) as used
                  from payment_position group by account_id) p
         where p.account_id = a.id and a.used <> p.used
        """);
  }
}
