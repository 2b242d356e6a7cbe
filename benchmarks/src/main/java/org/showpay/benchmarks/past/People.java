package org.showpay.benchmarks.past;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;

/** Who has paid in the past: subscribers, their handsets and cards, and the cards' accounts. */
final class People {

  private static final int AT_ONCE = 100_000;
  private static final int SEALED_NUMBER = 45;
  private static final int SEALED_CARD = 49;
  private static final int DIGEST = 32;
  private static final long CREDIT = 1_000_000_000_000L;

  private People() {}

  /** All of them, some at a time. */
  static List<List<Person>> all(long people, Instant firstPayment) {
    return LongStream.range(0, (people + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(part ->
            LongStream.range(part * AT_ONCE, Math.min(people, (part + 1) * AT_ONCE))
                .mapToObj(number -> Person.of(number, people, firstPayment))
                .toList())
        .toList();
  }

  static void enrol(Book book, List<Person> people) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "subscriber (id, sealed_number, number_index, login_id, state, enrolled_at,"
                + " version)")) {
      for (Person it : people) {
        rows.row(
            it.subscriber(),
            Ids.bytes(SEALED_NUMBER, "number", it.number()),
            Ids.bytes(DIGEST, "number index", it.number()),
            "past-" + it.number(),
            "ACTIVE",
            it.enrolledAt(),
            0);
      }
    }
    allow(book, people);
    equip(book, people);
  }

  private static void equip(Book book, List<Person> people) throws SQLException, IOException {
    try (Copy rows = book.copy("handset (id, subscriber_id, key_hash, state, version)")) {
      for (Person it : people) {
        rows.row(it.handset(), it.subscriber(), "past " + it.handset(), "ACTIVE", 0);
      }
    }
    try (Copy rows =
        book.copy(
            "card (token, subscriber_id, nickname, company, last4, state, available, currency,"
                + " added_at, version)")) {
      for (Person it : people) {
        rows.row(
            it.card(),
            it.subscriber(),
            "Past",
            PastPayment.COMPANY,
            it.last4(),
            "ACTIVE",
            CREDIT,
            PastPayment.CURRENCY,
            it.enrolledAt(),
            0);
      }
    }
  }

  private static void allow(Book book, List<Person> people) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "spending_limit (subscriber_id, currency, per_payment, per_day, per_month,"
                + " no_password_amount, no_password_count)")) {
      for (Person it : people) {
        rows.row(
            it.subscriber(), PastPayment.CURRENCY, 1_000_000, 3_000_000, 30_000_000, 50_000, 5);
      }
    }
  }

  static void store(Book book, List<Person> people) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "card (id, owner, company, last4, expiry, ciphertext, fingerprint, created_at)")) {
      for (Person it : people) {
        rows.row(
            it.card(),
            it.subscriber(),
            PastPayment.COMPANY,
            it.last4(),
            "2099-12-31",
            Ids.bytes(SEALED_CARD, "card", it.number()),
            Ids.bytes(DIGEST, "fingerprint", it.number()),
            it.enrolledAt());
      }
    }
  }

  static void issue(Book book, List<Person> people) throws SQLException, IOException {
    try (Copy rows =
        book.copy("card_account (id, company, holder, credit_limit, currency, opened_at)")) {
      for (Person it : people) {
        rows.row(
            it.account(),
            PastPayment.COMPANY,
            "Past " + it.number(),
            CREDIT,
            PastPayment.CURRENCY,
            it.enrolledAt());
      }
    }
    try (Copy rows = book.copy("card (pan_digest, account_id, last4, expiry)")) {
      for (Person it : people) {
        rows.row(it.panDigest(), it.account(), it.last4(), "2099-12");
      }
    }
  }
}
