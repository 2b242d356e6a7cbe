package org.showpay.stack.story;

import static org.showpay.stack.story.FirstPurchase.won;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.reconciliation.ReconciliationsApi;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Narrator;
import org.showpay.stack.suite.Suite;

/** A refund, the settlement of the merchant's day, and everything that compares the books. */
final class EndOfTheDay {

  private static final Money SLICE = won(5_500);
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Narrator narrator;
  private final Cashier cashier;
  private final Clock clock;

  EndOfTheDay(Narrator narrator, Cashier cashier, Clock clock) {
    this.narrator = narrator;
    this.cashier = cashier;
    this.clock = clock;
  }

  void refundAPart(Sale sale, Bank bank) {
    narrator.step("A slice of the cake was not fresh: a part of it is refunded");
    OperationView refund =
        cashier.refund(sale.payment().paymentId(), SLICE, "a slice was not fresh");
    narrator.expect("the refund is", OperationView.State.DONE, refund.state());
    narrator.expect(
        "on the bill of " + bank.company(),
        sale.payment().amount().minus(SLICE),
        bank.billWith(sale.payment()).total());
  }

  void settle(Clients clients) {
    narrator.step("The merchant's day is closed: purchases, less the refund and the fees");
    SettlementsApi settlements = clients.of(SettlementsApi.class, ServiceName.AUTH_SERVER);
    for (Settlement batch : settlements.close(cashier.merchant())) {
      String file = settlements.file(batch.settlementId());
      narrator.show(file);
      narrator.expect("refunded", SLICE, batch.refunded());
      narrator.expect(
          "paid out", batch.captured().minus(batch.refunded()).minus(batch.fees()), batch.net());
      narrator.expect(
          "the file is the same again", true, file.equals(settlements.file(batch.settlementId())));
    }
  }

  void compareTheBooks(Clients clients, List<Bank> banks) {
    narrator.step("Our ledger, the adapter's journal and the companies' files are compared");
    ReconciliationsApi books = clients.of(ReconciliationsApi.class, ServiceName.AUTH_SERVER);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    for (Bank bank : banks) {
      var report = books.reconcile(new ReconciliationsApi.Request(bank.company(), today));
      narrator.tell(report.matched() + " items match at " + bank.company());
      narrator.expect("exceptions", List.of(), report.exceptions());
    }
  }

  void audit(Suite suite) {
    narrator.step(
        "An auditor reads every database, asks no service, and looks for what must not be");
    try {
      Report report = new Checker(Books.of(suite), BETWEEN_LOOKS).check();
      report.inWords().forEach(narrator::tell);
      narrator.expect("every invariant holds", true, report.holds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The audit was interrupted", e);
    }
  }
}
