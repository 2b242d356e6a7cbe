package org.showpay.cat.restart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.showpay.cat.AtThePages;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;

/** A till that comes up again asks how the sales ended that were open when it went down. */
class OpenSalesTest extends AtThePages {

  @Autowired OpenSales openSales;

  @Test
  void asksAfterARestartWhatBecameOfEachOpenSaleAndShowsTheSalesThatWereKept() {
    signIn();
    String kept = sellAndWait(9_000);
    openSale();
    assertThat(cashier.get("/cashier").body()).contains("Outcome unknown", kept);
    authServer.onAcknowledge(Reply.approved());
    authServer.onFind(Reply.approved());
    openSales.askAll();
    assertThat(salesInState("OPEN")).isZero();
    assertThat(salesInState("APPROVED")).isEqualTo(2);
    assertThat(cashier.get("/cashier").body()).doesNotContain("Outcome unknown").contains(kept);
  }

  @Test
  void leavesASaleOpenThatNobodyAnswersForAndTheCashierMayAsk() {
    signIn();
    PaymentId payment = openSale();
    authServer.onFind(Reply.status(500));
    openSales.askAll();
    assertThat(salesInState("OPEN")).isOne();
    authServer.onAcknowledge(Reply.approved());
    authServer.onFind(Reply.approved());
    cashier.get("/cashier");
    cashier.post("/cashier/question", "payment", payment.toString());
    assertThat(salesInState("APPROVED")).isOne();
  }

  /** What a till leaves behind that loses power between writing down and hearing. */
  private PaymentId openSale() {
    PaymentId payment = PaymentId.next();
    database
        .sql(
            """
            insert into sale (payment_id, standing_payment, till_id, order_id, amount, currency,
                              state, next_step, opened_at, updated_at)
            values (:payment, :payment, :till, :order, :amount, 'KRW',
                    'OPEN', 'QUERY', now(), now())
            """)
        .param("payment", payment.uuid())
        .param("till", till.uuid())
        .param("order", ORDER.text())
        .param("amount", PRICE.amount())
        .update();
    return payment;
  }
}
