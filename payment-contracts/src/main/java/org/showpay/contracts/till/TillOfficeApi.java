package org.showpay.contracts.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillsApi.Till;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What a till remembers, and what follows a sale: receipts, refunds, the day's figures. Caller: the
 * operator, in the part of the cashier's hands.
 */
@HttpExchange("/v1/tills")
public interface TillOfficeApi {

  /** All tills that are installed. */
  @GetExchange
  List<Installed> tills();

  /** The till of a terminal's key, as a cashier signs in; 401 when there is none. */
  @PostExchange("/signed-in")
  Till signIn(@RequestBody SignIn signIn);

  /** The newest sales, open ones first. */
  @GetExchange("/{till}/sales")
  List<Receipt> sales(@PathVariable TillId till);

  /** Gives back what a receipt of this till says, or a part of it; 422 when too much is wanted. */
  @PostExchange("/{till}/refunds")
  GivenBack refund(@PathVariable TillId till, @RequestBody GiveBack request);

  /** Undoes a whole sale of the batch that is open. */
  @PostExchange("/{till}/voids")
  GivenBack undo(@PathVariable TillId till, @RequestBody Undo request);

  /** The figures of the open batch, of a closed one, or of a day. */
  @GetExchange("/{till}/totals")
  Totals totals(
      @PathVariable TillId till,
      @RequestParam(required = false) @Nullable Integer batch,
      @RequestParam(required = false) @Nullable LocalDate day);

  /** Closes a batch for good: later sales belong to the next. Said twice, it closes one. */
  @PostExchange("/{till}/batches/{batch}/closing")
  Totals close(@PathVariable TillId till, @PathVariable int batch);

  /** What the auth-server's books say otherwise of a batch's sales. */
  @GetExchange("/{till}/batches/{batch}/comparison")
  Comparison compare(@PathVariable TillId till, @PathVariable int batch);

  /** A till that is installed. */
  record Installed(TillId till, TerminalId terminal, String merchantName) {}

  /** A terminal's key. */
  record SignIn(ApiKey apiKey) {}

  /** A sale of a till. */
  record Receipt(
      String number, PaymentId payment, String state, Money amount, Money givenBack, Instant at) {}

  /**
   * What is to be given back.
   *
   * @param operationId made by the caller: the same one is one refund
   * @param receipt a receipt's number
   */
  record GiveBack(OperationId operationId, String receipt, Money amount) {}

  /** A sale that is to be undone. */
  record Undo(OperationId operationId, String receipt) {}

  /** Money that is given back, or is to be. */
  record GivenBack(
      OperationId operationId,
      PaymentId payment,
      RefundKind kind,
      Money amount,
      RefundState state,
      @Nullable String problemCode) {}

  /** Why money is given back. */
  enum RefundKind {
    /** Goods came back, or a part of them. */
    REFUND,
    /** The sale should not have been. */
    VOID
  }

  /** Where a refund stands. */
  enum RefundState {
    /** Not answered yet: asking again is safe. */
    OPEN,
    /** The money goes back. */
    DONE,
    /** It does not. */
    REFUSED
  }

  /**
   * The figures of a batch, or of a day, one row for each currency.
   *
   * @param batch absent for a day
   * @param closedAt absent while the batch is open
   */
  record Totals(@Nullable Integer batch, @Nullable Instant closedAt, List<Figures> figures) {}

  /** Counts and sums in one currency. */
  record Figures(String currency, Tally sales, Tally voids, Tally refunds) {}

  /** How many, and how much. */
  record Tally(long count, Money sum) {}

  /**
   * The till's books beside the auth-server's.
   *
   * @param complete false when the auth-server did not answer, so that nothing is proved
   */
  record Comparison(int batch, int compared, boolean complete, List<Difference> differences) {}

  /** What is told differently of one sale. */
  record Difference(String receipt, PaymentId payment, String tillSays, String authServerSays) {}
}
