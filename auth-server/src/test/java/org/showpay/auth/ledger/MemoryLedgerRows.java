package org.showpay.auth.ledger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.BookedRow;
import org.showpay.auth.simulation.memory.Books.DueRow;
import org.showpay.auth.simulation.memory.Books.EntryRow;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link LedgerRows} and the ledger's triggers do, in memory. */
public class MemoryLedgerRows extends LedgerRows {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryLedgerRows(Desk desk, JdbcClient nobody) {
    super(nobody);
    this.desk = desk;
  }

  protected final Books books() {
    return desk.books();
  }

  private <T> T statement(Supplier<T> work) {
    return books().database.statement(work);
  }

  @Override
  void lock(Deal deal) {
    statement(() -> books().payments.lock(deal.payment(), _ -> true));
  }

  @Override
  List<Leg> standing(PaymentId payment) {
    return statement(() -> {
      Map<EntryRow, Long> sums = new LinkedHashMap<>();
      String currency = "";
      for (BookedRow row : books().ledger.where(it -> payment.equals(it.payment()))) {
        currency = row.currency();
        row.entries()
            .forEach(entry ->
                sums.merge(
                    new EntryRow(entry.account(), entry.owner(), 0), entry.amount(), Long::sum));
      }
      String all = currency;
      return sums.entrySet().stream()
          .filter(sum -> sum.getValue() != 0)
          .map(sum -> leg(sum.getKey(), Money.of(sum.getValue(), all)))
          .sorted(Comparator.comparing(Leg::account))
          .toList();
    });
  }

  private static Leg leg(EntryRow account, Money amount) {
    return new Leg(AccountKind.valueOf(account.account()), account.owner(), amount);
  }

  @Override
  void write(Deal deal, Posting... postings) {
    statement(() -> {
      for (Posting posting : postings) {
        book(posting);
      }
      return true;
    });
  }

  @Override
  void write(Posting posting) {
    statement(() -> {
      book(posting);
      return true;
    });
  }

  private void book(Posting posting) {
    Deal deal = posting.deal();
    BookedRow row =
        new BookedRow(
            books().database.next(),
            posting.kind().name(),
            posting.operation().uuid(),
            deal == null ? null : deal.payment(),
            posting.merchant(),
            posting.currency().getCurrencyCode(),
            posting.legs().stream()
                .map(leg -> new EntryRow(leg.account().name(), leg.owner(), leg.amount().amount()))
                .toList(),
            books().now());
    books().ledger.insert(row.id(), row);
    books().database.atCommit(() -> check(row));
  }

  /** As the triggers that are deferred to the commit: it balances, and is within what is held. */
  private void check(BookedRow row) {
    PaymentId payment = row.payment();
    if (row.entries().isEmpty() || row.entries().stream().mapToLong(EntryRow::amount).sum() != 0) {
      throw new DataIntegrityViolationException(row.operation() + " does not balance");
    }
    if (payment == null) {
      return;
    }
    List<BookedRow> all = books().ledger.where(it -> payment.equals(it.payment()));
    if (on(all, AccountKind.HOLD_AT_COMPANY) < 0 || on(all, AccountKind.COMPANY_RECEIVABLE) < 0) {
      throw new DataIntegrityViolationException(payment + " has not so much to take or give");
    }
    long gross = row.on(AccountKind.COMPANY_RECEIVABLE.name());
    long fee = -row.on(AccountKind.FEE_INCOME.name());
    if (gross != 0 || fee != 0) {
      books()
          .due
          .insert(
              row.id(),
              new DueRow(
                  row.id(), row.merchant(), row.currency(), row.kind(), gross, fee, row.at()));
    }
  }

  private static long on(List<BookedRow> all, AccountKind account) {
    return all.stream().mapToLong(row -> row.on(account.name())).sum();
  }
}
