package org.showpay.cat.office;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.batch.Batches;
import org.showpay.cat.batch.OtherBooks;
import org.showpay.cat.refund.RefundDesk;
import org.showpay.cat.refund.RefundDesk.Wish;
import org.showpay.cat.refund.Refunded;
import org.showpay.cat.sale.Sales;
import org.showpay.cat.sale.Sold;
import org.showpay.cat.till.Till;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi;
import org.showpay.contracts.till.TillsApi;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the operator reads a till's books, gives back, and closes the day. */
@RestController
class TillOffice implements TillOfficeApi {

  private static final int LATEST = 100;

  private final Tills tills;
  private final Sales sales;
  private final RefundDesk refunds;
  private final Batches batches;
  private final OtherBooks others;

  TillOffice(Tills tills, Sales sales, RefundDesk refunds, Batches batches, OtherBooks others) {
    this.tills = tills;
    this.sales = sales;
    this.refunds = refunds;
    this.batches = batches;
    this.others = others;
  }

  @Override
  public List<Installed> tills() {
    return tills.all().stream()
        .map(till -> new Installed(till.id(), till.terminal(), till.merchantName()))
        .toList();
  }

  @Override
  public TillsApi.Till signIn(SignIn signIn) {
    Till till =
        tills
            .withKey(signIn.apiKey())
            .orElseThrow(() ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    "NOT_RECOGNISED",
                    NextStep.FIX_REQUEST,
                    "No till is installed here with this key."));
    return new TillsApi.Till(till.id(), till.terminal());
  }

  @Override
  public List<Receipt> sales(TillId till) {
    return sales.latest(tills.find(till).id(), LATEST).stream().map(TillOffice::receipt).toList();
  }

  @Override
  public GivenBack refund(TillId till, GiveBack request) {
    Sold sold = sales.onReceipt(till, request.receipt());
    return told(
        refunds.giveBack(
            till,
            new Wish(
                request.operationId(),
                sold.payment().paymentId(),
                RefundKind.REFUND,
                request.amount())));
  }

  @Override
  public GivenBack undo(TillId till, Undo request) {
    Sold sold = sales.onReceipt(till, request.receipt());
    return told(
        refunds.giveBack(
            till,
            new Wish(
                request.operationId(),
                sold.payment().paymentId(),
                RefundKind.VOID,
                sold.payment().amount())));
  }

  @Override
  public Totals totals(TillId till, @Nullable Integer batch, @Nullable LocalDate day) {
    if (day != null) {
      return batches.of(till, day);
    }
    return batch == null ? batches.open(till) : batches.of(till, batch);
  }

  @Override
  public Totals close(TillId till, int batch) {
    return batches.close(till, batch);
  }

  @Override
  public Comparison compare(TillId till, int batch) {
    return others.compare(till, batch);
  }

  private static Receipt receipt(Sold sold) {
    return new Receipt(
        sold.payment().orderId().text(),
        sold.payment().paymentId(),
        sold.state().name(),
        sold.payment().amount(),
        sold.givenBack(),
        sold.openedAt());
  }

  private static GivenBack told(Refunded refund) {
    return new GivenBack(
        refund.operation(),
        refund.payment(),
        refund.kind(),
        refund.amount(),
        refund.state(),
        refund.problemCode());
  }
}
