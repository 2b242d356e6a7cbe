package org.showpay.contracts.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Three books compared: ours, the adapter's and the card company's. Caller: the operator. */
@HttpExchange("/v1")
public interface ReconciliationsApi {

  /** Compares the books about a day of a card company; as often as one likes. */
  @PostExchange("/reconciliations")
  @ResponseStatus(HttpStatus.CREATED)
  Report reconcile(@RequestBody Request request);

  /** What a run found, as it was then. */
  @GetExchange("/reconciliations/{reconciliation}")
  Report report(@PathVariable ReconciliationId reconciliation);

  /** What a run found, all items of it. */
  @GetExchange(url = "/reconciliations/{reconciliation}.csv", accept = "text/csv;charset=UTF-8")
  String file(@PathVariable ReconciliationId reconciliation);

  /** What nobody has explained so far, the oldest first, at most a thousand. */
  @GetExchange("/reconciliation-exceptions")
  List<Item> exceptions(@RequestParam(required = false) @Nullable CompanyId company);

  /** The day is one of the card company's time zone. */
  record Request(CompanyId company, LocalDate day) {}

  /**
   * What a run found.
   *
   * @param matched the items that the three books agree on
   * @param closed how many of those were exceptions before
   * @param exceptions all that were open when the run ended, older ones of the company too
   */
  record Report(
      ReconciliationId reconciliationId,
      CompanyId company,
      LocalDate day,
      Instant startedAt,
      Instant recordedAt,
      int matched,
      int closed,
      List<Item> exceptions) {}

  /**
   * What the three books say about one operation.
   *
   * @param here by our ledger, absent where it has nothing
   * @param journal by the adapter's journal
   * @param there by the card company's files
   * @param difference what is wrong, or was until {@code closedAt}; absent where nothing ever was
   * @param age since it was noticed, of an open exception
   */
  record Item(
      CompanyId company,
      Kind kind,
      OperationId operation,
      PaymentId paymentId,
      @Nullable Money here,
      @Nullable Money journal,
      @Nullable Money there,
      @Nullable Difference difference,
      @Nullable Instant noticedAt,
      @Nullable Instant closedAt,
      @Nullable Duration age) {}
}
