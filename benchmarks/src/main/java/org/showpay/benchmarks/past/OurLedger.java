package org.showpay.benchmarks.past;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;
import org.showpay.contracts.merchant.MerchantId;

/** A hold and a capture for each payment, and the settlements by which merchants were paid. */
final class OurLedger {

  private static final long NET = PastPayment.AMOUNT - PastPayment.FEE;
  private static final int AFTER_MIDNIGHT = 6;

  private final Map<String, Long> accounts = new HashMap<>();
  private int batchesOfDay;
  private long settlements;

  private record Shop(UUID merchant, LocalDate day) {}

  /** A settlement, and how many of the payments are in it. */
  private record Batch(UUID id, Shop shop, int items) {

    Instant closedAt() {
      return shop.day()
          .plusDays(1)
          .atStartOfDay(PastPayment.ZONE)
          .plusHours(AFTER_MIDNIGHT)
          .toInstant();
    }

    Batch plusOne() {
      return new Batch(id, shop, items + 1);
    }
  }

  void write(Book book, List<PastPayment> payments) throws SQLException, IOException {
    batchesOfDay++;
    Map<Shop, Batch> batches = new LinkedHashMap<>();
    payments.forEach(it ->
        batches.merge(
            new Shop(it.till().merchant(), it.day()),
            new Batch(
                Ids.at(it.answered(), Ids.Kind.SETTLEMENT, settlements++),
                new Shop(it.till().merchant(), it.day()),
                1),
            (present, fresh) -> present.plusOne()));
    long first = book.numbers("ledger_transaction", 2L * payments.size() + batches.size());
    makeAccounts(book, batches.keySet().stream().map(Shop::merchant).distinct().toList());
    transactions(book, payments, batches.values(), first);
    entries(book, payments, batches.values(), first);
    settle(book, payments, batches, first);
  }

  private void makeAccounts(Book book, List<UUID> merchants) throws SQLException {
    for (UUID merchant : merchants) {
      for (String kind : List.of("HOLD_FOR_MERCHANT", "MERCHANT_PAYABLE", "MERCHANT_PAID_OUT")) {
        make(book, kind, new MerchantId(merchant).toString());
      }
    }
    make(book, "HOLD_AT_COMPANY", PastPayment.COMPANY);
    make(book, "COMPANY_RECEIVABLE", PastPayment.COMPANY);
    make(book, "FEE_INCOME", "showpay");
    try (Statement statement = book.connection().createStatement();
        ResultSet row =
            statement.executeQuery("select kind || ' ' || owner, id from ledger_account")) {
      while (row.next()) {
        accounts.put(row.getString(1), row.getLong(2));
      }
    }
  }

  private static void make(Book book, String kind, String owner) throws SQLException {
    book.run(
        "insert into ledger_account (kind, owner, currency) values ('%s', '%s', '%s')"
                .formatted(kind, owner, PastPayment.CURRENCY)
            + " on conflict do nothing");
  }

  private static void transactions(
      Book book, List<PastPayment> payments, Iterable<Batch> batches, long first)
      throws SQLException, IOException {
    String transaction = book.text("select pg_current_xact_id()");
    long id = first;
    try (Copy rows =
        book.copy(
            "ledger_transaction (id, kind, operation, payment_id, merchant_id, company, currency,"
                + " booked_at, database_transaction)")) {
      for (PastPayment it : payments) {
        of(it, rows, id++, false, transaction);
        of(it, rows, id++, true, transaction);
      }
      for (Batch it : batches) {
        rows.row(
            id++,
            "PAYOUT",
            it.id(),
            null,
            it.shop().merchant(),
            null,
            PastPayment.CURRENCY,
            it.closedAt(),
            transaction);
      }
    }
  }

  private static void of(
      PastPayment payment, Copy rows, long id, boolean charged, String transaction)
      throws IOException {
    rows.row(
        id,
        charged ? "CAPTURE" : "HOLD",
        charged ? payment.charge() : payment.id(),
        payment.id(),
        payment.till().merchant(),
        PastPayment.COMPANY,
        PastPayment.CURRENCY,
        charged ? payment.charged() : payment.answered(),
        transaction);
  }

  private void entries(Book book, List<PastPayment> payments, Iterable<Batch> batches, long first)
      throws SQLException, IOException {
    long id = first;
    try (Copy rows = book.copy("ledger_entry (transaction_id, account_id, currency, amount)")) {
      for (PastPayment it : payments) {
        String merchant = new MerchantId(it.till().merchant()).toString();
        hold(rows, id++, merchant, PastPayment.AMOUNT);
        hold(rows, id, merchant, -PastPayment.AMOUNT);
        entry(rows, id, "COMPANY_RECEIVABLE " + PastPayment.COMPANY, PastPayment.AMOUNT);
        entry(rows, id, "MERCHANT_PAYABLE " + merchant, -NET);
        entry(rows, id++, "FEE_INCOME showpay", -PastPayment.FEE);
      }
      for (Batch it : batches) {
        String merchant = new MerchantId(it.shop().merchant()).toString();
        entry(rows, id, "MERCHANT_PAYABLE " + merchant, NET * it.items());
        entry(rows, id++, "MERCHANT_PAID_OUT " + merchant, -NET * it.items());
      }
    }
  }

  private void hold(Copy rows, long id, String merchant, long amount) throws IOException {
    entry(rows, id, "HOLD_AT_COMPANY " + PastPayment.COMPANY, amount);
    entry(rows, id, "HOLD_FOR_MERCHANT " + merchant, -amount);
  }

  private void entry(Copy rows, long transaction, String account, long amount) throws IOException {
    rows.row(transaction, accounts.get(account), PastPayment.CURRENCY, amount);
  }

  private void settle(Book book, List<PastPayment> payments, Map<Shop, Batch> batches, long first)
      throws SQLException, IOException {
    try (Copy rows =
        book.copy(
            "settlement_batch (id, merchant_id, business_day, currency, number, time_zone, items,"
                + " captured, refunded, reversed, fees, net, closed_at)")) {
      for (Batch it : batches.values()) {
        rows.row(
            it.id(),
            it.shop().merchant(),
            it.shop().day(),
            PastPayment.CURRENCY,
            batchesOfDay,
            PastPayment.ZONE,
            it.items(),
            PastPayment.AMOUNT * it.items(),
            0,
            0,
            PastPayment.FEE * it.items(),
            NET * it.items(),
            it.closedAt());
      }
    }
    items(book, payments, batches, first + 1);
  }

  private static void items(
      Book book, List<PastPayment> payments, Map<Shop, Batch> batches, long firstCapture)
      throws SQLException, IOException {
    long capture = firstCapture;
    try (Copy rows = book.copy("settlement_item (ledger_transaction_id, batch_id, gross, fee)")) {
      for (PastPayment it : payments) {
        Shop shop = new Shop(it.till().merchant(), it.day());
        UUID batch = Objects.requireNonNull(batches.get(shop)).id();
        rows.row(capture, batch, PastPayment.AMOUNT, PastPayment.FEE);
        capture += 2;
      }
    }
  }
}
