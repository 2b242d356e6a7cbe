package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi.Sale;

/** A till that was switched off in the middle of a sale asks afterwards what became of it. */
class OpenSaleTest extends AtTheTill {

  @Test
  void leavesASaleOpenThatTheAuthServerDoesNotKnowSoFar() {
    PaymentId payment = saleLeftOpen();
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"));

    Sale sale = tills.find(till, payment);

    assertThat(sale.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(sale.payment().nextStep()).isEqualTo(NextStep.QUERY);
    assertThat(inOneLine(sale))
        .contains("It has not arrived so far. Ask again before anything else is done.")
        .contains("Do not hand over the goods.")
        .doesNotContain("sold again");
    assertThat(salesInState("OPEN")).isOne();
    assertThat(authServer.seen()).as("without code and password nothing is sent").hasSize(1);
  }

  @Test
  void leavesASaleOpenWhenTheInquiryIsRefused() {
    PaymentId payment = saleLeftOpen();
    authServer.onFind(Reply.problem(401, "UNAUTHORIZED", "FIX_REQUEST"));

    assertThat(tills.find(till, payment).payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(salesInState("OPEN")).isOne();
  }

  @Test
  void believesNoInquiryThatIsAnsweredWithAnotherPayment() {
    PaymentId payment = saleLeftOpen();
    String another = PaymentId.next().toString();
    authServer.onFind(Reply.approved(view -> view.put("paymentId", another)));

    assertThat(tills.find(till, payment).payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(salesInState("OPEN")).isOne();
  }

  @Test
  void closesAnOpenSaleWithTheAuthServersWord() {
    PaymentId payment = saleLeftOpen();
    authServer.onFind(Reply.inState("REQUESTED"), Reply.approved());

    assertThat(tills.find(till, payment).payment().state()).isEqualTo(PaymentState.REQUESTED);
    Sale closed = tills.find(till, payment);

    assertThat(closed.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(closed.receipt()).contains("APPROVED", "A1B2C3");
    assertThat(authServer.seen().getLast().bearer()).isEqualTo(API_KEY.reveal());
    assertThat(tills.find(till, payment)).isEqualTo(closed);
    assertThat(authServer.seen()).as("a closed sale is not asked after").hasSize(2);
  }

  @Test
  void closesAnOpenSaleThatWasDeclined() {
    PaymentId payment = saleLeftOpen();
    authServer.onFind(Reply.declined(DeclineReason.CODE_NOT_LIVE));

    assertThat(tills.find(till, payment).payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(salesInState("DECLINED")).isOne();
  }

  @Test
  void keepsTheFirstWordWhenTwoAskAtOnce() {
    authServer.onFind(Reply.approved());
    authServer.onAuthorize((request, caller) -> {
      tills.find(till, openPayment());
      Reply.declined(DeclineReason.LIMIT_EXCEEDED).to(request, caller);
    });

    assertThat(sell().payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(salesInState("APPROVED")).isOne();
  }

  @Test
  void showsATillOnlyItsOwnSales() {
    PaymentId payment = saleLeftOpen();
    TillId another = install();

    Problem problem = problemOf(() -> tills.find(another, payment));

    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("SALE_UNKNOWN");
    assertThat(authServer.seen()).isEmpty();
  }

  @Test
  void knowsNoSaleThatWasNeverMade() {
    assertThat(problemOf(() -> tills.find(till, PaymentId.next())).code())
        .isEqualTo("SALE_UNKNOWN");
  }

  @Test
  void knowsNoTillThatWasNeverInstalled() {
    Problem problem = problemOf(() -> tills.sell(TillId.next(), typed(code.reveal())));

    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("TILL_UNKNOWN");
    assertThat(authServer.seen()).isEmpty();
  }

  private PaymentId openPayment() {
    return new PaymentId(
        database
            .sql("select payment_id from sale where till_id = ? and state = 'OPEN'")
            .param(till.uuid())
            .query(UUID.class)
            .single());
  }

  /** What a till leaves behind that loses power between writing down and sending. */
  private PaymentId saleLeftOpen() {
    PaymentId payment = PaymentId.next();
    database
        .sql(
            """
            insert into sale (payment_id, standing_payment, till_id, order_id, amount, currency,
                              state, next_step, opened_at, updated_at)
            values (:payment, :payment, :till, :order, :amount, :currency,
                    'OPEN', 'QUERY', now(), now())
            """)
        .param("payment", payment.uuid())
        .param("till", till.uuid())
        .param("order", ORDER.text())
        .param("amount", PRICE.amount())
        .param("currency", PRICE.currencyCode())
        .update();
    return payment;
  }
}
