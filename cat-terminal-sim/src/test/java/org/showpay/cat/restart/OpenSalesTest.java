package org.showpay.cat.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.showpay.cat.AtThePages;
import org.showpay.cat.Reply;
import org.showpay.cat.counter.Counters;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillId;
import org.springframework.beans.factory.annotation.Autowired;

/** A till that comes up again asks how the sales ended that were open when it went down. */
class OpenSalesTest extends AtThePages {

  @Autowired OpenSales openSales;
  @Autowired Counters counters;

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

  @Test
  void asksAfterEachOpenRefundToo() {
    signIn();
    sellAndWait(9_000);
    acting.beDeafToRefunds(true);
    giveBack(paymentOfTheSale());
    assertThat(refundState()).isEqualTo("OPEN");
    acting.beDeafToRefunds(false);
    openSales.askAll();
    assertThat(refundState()).isEqualTo("DONE");
    assertThat(acting.refunds()).isOne();
  }

  @Test
  void thePagesHearOfWhatWasLearned() {
    openSale();
    authServer.onAcknowledge(Reply.approved());
    authServer.onFind(Reply.approved());
    long before = counters.at(till).look().version();
    openSales.askAll();
    assertThat(counters.at(till).look().version()).isGreaterThan(before);
  }

  @Test
  void aTillWhoseKeyCannotBeOpenedKeepsNoOtherFromBeingAskedAfter() {
    openSale();
    TillId broken = till;
    byte[] key = sealedKey(broken);
    sealKey(broken, new byte[] {1});
    till = install();
    openSale();
    authServer.onAcknowledge(Reply.approved());
    authServer.onFind(Reply.approved());
    openSales.askAll();
    assertThat(salesInState("APPROVED")).isOne();
    sealKey(broken, key);
  }

  private byte[] sealedKey(TillId of) {
    return database
        .sql("select sealed_key from till where id = ?")
        .param(of.uuid())
        .query(byte[].class)
        .single();
  }

  private void sealKey(TillId of, byte[] key) {
    database.sql("update till set sealed_key = ? where id = ?").params(key, of.uuid()).update();
  }

  private void giveBack(UUID payment) {
    String page = "/cashier/receipts/" + new PaymentId(payment);
    cashier.get(page);
    cashier.post(page + "/refunds", "operation", OperationId.next().toString(), "amount", "9000");
  }

  private UUID paymentOfTheSale() {
    return database
        .sql("select payment_id from sale where till_id = ?")
        .param(till.uuid())
        .query(UUID.class)
        .single();
  }

  private String refundState() {
    return database
        .sql("select state from refund where till_id = ?")
        .param(till.uuid())
        .query(String.class)
        .single();
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
