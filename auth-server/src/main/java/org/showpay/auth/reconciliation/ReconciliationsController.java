package org.showpay.auth.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.csv.CsvLines;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.reconciliation.ReconciliationsApi;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliation over HTTP. */
@RestController
class ReconciliationsController implements ReconciliationsApi {

  private final ReconciliationDesk desk;
  private final ReconciliationRuns runs;
  private final ReconciliationItems items;

  ReconciliationsController(
      ReconciliationDesk desk, ReconciliationRuns runs, ReconciliationItems items) {
    this.desk = desk;
    this.runs = runs;
    this.items = items;
  }

  @Override
  public Report reconcile(Request request) {
    return desk.reconcile(request.company(), request.day());
  }

  @Override
  public Report report(ReconciliationId reconciliation) {
    return runs.report(reconciliation)
        .orElseThrow(
            () -> ProblemException.notFound("RECONCILIATION_UNKNOWN", "There was no such run."));
  }

  @Override
  public String file(ReconciliationId reconciliation) {
    Report report = report(reconciliation);
    List<Item> found = runs.found(reconciliation);
    CsvLines lines = new CsvLines();
    lines.add(
        "kind",
        "operation_id",
        "payment_id",
        "here",
        "here_currency",
        "journal",
        "journal_currency",
        "there",
        "there_currency",
        "state",
        "difference",
        "noticed_at",
        "closed_at",
        "age_seconds");
    found.forEach(item -> add(lines, item));
    lines.add(
        "SUMMARY",
        report.company(),
        report.day(),
        report.matched(),
        report.closed(),
        report.exceptions().size());
    lines.add("END", found.size());
    return lines.toString();
  }

  @Override
  public List<Item> exceptions(@Nullable CompanyId company) {
    return items.exceptions(company);
  }

  private static void add(CsvLines lines, Item item) {
    lines.add(
        item.kind(),
        item.operation(),
        item.paymentId(),
        amount(item.here()),
        currency(item.here()),
        amount(item.journal()),
        currency(item.journal()),
        amount(item.there()),
        currency(item.there()),
        item.age() == null ? "MATCHED" : "EXCEPTION",
        item.difference(),
        item.noticedAt(),
        item.closedAt(),
        item.age() == null ? null : item.age().toSeconds());
  }

  private static @Nullable Long amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  private static @Nullable String currency(@Nullable Money money) {
    return money == null ? null : money.currencyCode();
  }
}
