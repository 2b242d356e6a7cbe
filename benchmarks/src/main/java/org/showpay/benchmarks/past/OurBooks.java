package org.showpay.benchmarks.past;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;

/** What a payment leaves in the auth-server's database, but for its ledger and its audit. */
final class OurBooks {

  /** Messages and codes that nothing was paid with are deleted after thirty days. */
  private static final Duration KEPT = Duration.ofDays(28);

  private static final int EACH_DEAD_CODE = 3;
  private static final int VERSION = 3;
  private static final int SEALED_NUMBER = 45;

  private final Instant now;

  OurBooks(Instant now) {
    this.now = now;
  }

  void write(Book book, List<PastPayment> payments) throws SQLException, IOException {
    codes(book, payments);
    payments(book, payments);
    moves(book, payments);
    try (Copy rows = book.copy("operation_id (id)")) {
      for (PastPayment it : payments) {
        rows.row(it.id());
        if (it.isHeld()) {
          rows.row(it.charge());
        }
      }
    }
    captures(book, payments.stream().filter(PastPayment::isHeld).toList());
    messages(book, payments.stream().filter(this::isKept).toList());
  }

  private boolean isKept(PastPayment payment) {
    return payment.at().isAfter(now.minus(KEPT));
  }

  private void codes(Book book, List<PastPayment> payments) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "pay_code (digest, subscriber_id, handset_id, card_token, state, issued_at, expires_at,"
                + " payment_id)")) {
      for (PastPayment it : payments) {
        code(rows, it, it.code(), "USED", it.id());
        if (isKept(it) && it.number() % EACH_DEAD_CODE == 0) {
          code(rows, it, it.deadCode(), "VOID", null);
        }
      }
    }
  }

  private static void code(
      Copy rows, PastPayment it, byte[] digest, String state, @Nullable UUID payment)
      throws IOException {
    rows.row(
        digest,
        it.person().subscriber(),
        it.person().handset(),
        it.person().card(),
        state,
        it.codeIssued(),
        it.codeEnds(),
        payment);
  }

  private static void payments(Book book, List<PastPayment> payments)
      throws SQLException, IOException {
    String transaction = book.text("select pg_current_xact_id()");
    try (Copy rows =
        book.copy(
            "payment (id, merchant_id, terminal_id, order_id, amount, currency, code_digest,"
                + " subscriber_id, card_token, card_last4, state, approval_number, requested_at,"
                + " updated_at, company, version, capturing, captured, asked_at, without_password,"
                + " decided_in, capture_mode)")) {
      for (PastPayment it : payments) {
        pay(rows, it, transaction);
      }
    }
  }

  private static void pay(Copy rows, PastPayment it, String transaction) throws IOException {
    rows.row(
        it.id(),
        it.till().merchant(),
        it.till().terminal(),
        it.order(),
        PastPayment.AMOUNT,
        PastPayment.CURRENCY,
        it.code(),
        it.person().subscriber(),
        it.person().card(),
        it.person().last4(),
        "APPROVED",
        it.approval(),
        it.at(),
        it.charged(),
        PastPayment.COMPANY,
        it.isHeld() ? VERSION + 2 : VERSION,
        PastPayment.AMOUNT,
        PastPayment.AMOUNT,
        it.at(),
        true,
        transaction,
        it.captureMode());
  }

  private static void moves(Book book, List<PastPayment> payments)
      throws SQLException, IOException {
    try (Copy rows =
        book.copy("payment_move (payment_id, from_state, to_state, moved_at, reason)")) {
      for (PastPayment it : payments) {
        rows.row(it.id(), "NONE", "AUTHENTICATION_REQUIRED", it.at(), null);
        rows.row(it.id(), "AUTHENTICATION_REQUIRED", "REQUESTED", it.at(), null);
        rows.row(it.id(), "REQUESTED", "APPROVED", it.answered(), "the card company");
      }
    }
  }

  private static void captures(Book book, List<PastPayment> held) throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "payment_operation (id, payment_id, kind, amount, last, state, requested_at,"
                + " updated_at)")) {
      for (PastPayment it : held) {
        rows.row(
            it.charge(),
            it.id(),
            "CAPTURE",
            PastPayment.AMOUNT,
            true,
            "DONE",
            it.charged(),
            it.charged());
      }
    }
  }

  private static void messages(Book book, List<PastPayment> payments)
      throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "sms_outbox (id, sealed_number, text, state, tries, message_id, written_at,"
                + " updated_at)")) {
      for (PastPayment it : payments) {
        rows.row(
            Ids.at(it.answered(), Ids.Kind.MESSAGE, it.number()),
            Ids.bytes(SEALED_NUMBER, "number", it.person().number()),
            "Showpay: 12,000 KRW paid at %s with card %s."
                .formatted(it.till().name(), it.person().last4()),
            "DELIVERED",
            1,
            "past" + it.number(),
            it.answered(),
            it.answered());
      }
    }
  }
}
