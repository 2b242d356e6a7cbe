package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEGIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.auth.checkout.LettingGo;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.testing.StoppedFlow;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** A payment at a screen that is cut off at each of its steps: all that is left agrees. */
class CheckoutCellsTest extends AtTheShop {

  @Autowired
  @Qualifier("checkoutRows")
  Object rows;

  @Autowired JsonMapper json;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void aCodeThatWasShownAndNotSavedCanBeShownAgain() {
    PayCode code = consumer.onlineCode();
    crashes.stop(BEFORE_COMMIT, "CheckoutBook.begin", () -> pc.shows(code));
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
    assertThat(payments()).isEmpty();
    assertThat(pc.pays(code).stage()).isEqualTo("PAID");
  }

  @Test
  void aCodeWhosePaymentWasNeverWrittenIsGivenUpAndCanNeverBeChargedAfterwards() throws Exception {
    PayCode code = consumer.onlineCode();
    assertThat(leftByARequestThatSlept(code)).containsExactly("DECLINED");
    assertThat(adapter.seen()).isEmpty();
    assertThat(pc.pays(code).stage()).isEqualTo("PAID");
    assertThat(told()).containsExactly("payment.declined", "payment.approved", "checkout.paid");
  }

  @Test
  void lettingTheSessionGoInsteadLeavesAPaymentThatNoSessionWaitsFor() throws Exception {
    try (var _ = InPlaceOf.the(rows, new LettingGo(jdbc, json, transactions))) {
      assertThat(leftByARequestThatSlept(consumer.onlineCode()))
          .containsExactly("AUTHENTICATION_REQUIRED");
    }
  }

  /** The payments of the order, once a request wakes up after its session was given back. */
  private List<String> leftByARequestThatSlept(PayCode code) throws Exception {
    StoppedFlow paused = crashes.stop(AFTER_COMMIT, "CheckoutBook.begin", () -> pc.shows(code));
    assertThat(state()).isEqualTo(CheckoutState.PROCESSING);
    assertThat(shop.sees(session).payment()).isNull();
    pass(16);
    awaitState(CheckoutState.OPEN);
    assertThat(((Pc.Answer) paused.goOn()).stage()).isEqualTo("SCAN");
    return payments();
  }

  @Test
  void anOrderThatATillSellsBetweenTheTwoEndsTheSessionSinceNoCodeCouldPayItAnyMore()
      throws Exception {
    PayCode code = consumer.onlineCode();
    StoppedFlow paused = crashes.stop(AFTER_COMMIT, "CheckoutBook.begin", () -> pc.shows(code));
    town.cashierOf(shop.merchant())
        .payments()
        .authorize(
            new AuthorizationRequest(
                PaymentId.next(),
                session.orderId(),
                town.consumer().code(),
                won(PRICE),
                PAYMENT_PASSWORD));
    assertThat(((Pc.Answer) paused.goOn()).body()).contains("sold this order at a till meanwhile");
    assertThat(state()).isEqualTo(CheckoutState.EXPIRED);
    assertThat(told()).endsWith("checkout.expired");
    assertThat(payments()).containsExactlyInAnyOrder("APPROVED", "DECLINED");
  }

  @Test
  void aPaymentThatWasNotWrittenLeavesItsCodeUnspent() {
    PayCode code = consumer.onlineCode();
    crashes.stop(BEFORE_COMMIT, "PaymentBook.openWithoutPassword", () -> pc.shows(code));
    pass(16);
    awaitState(CheckoutState.OPEN);
    assertThat(pc.pays(code).stage()).isEqualTo("PAID");
  }

  @Test
  void betweenCodeAndPasswordEveryServerMayBeAnotherOne() {
    crashes.stop(
        AFTER_COMMIT, "PaymentBook.openWithoutPassword", () -> pc.shows(consumer.onlineCode()));
    assertThat(pc.looks().stage()).isEqualTo("PROVE");
    assertThat(pc.proves(PAYMENT_PASSWORD).stage()).isEqualTo("PAID");
    assertThat(payments()).containsExactly("APPROVED");
  }

  @Test
  void anApprovalThatWasNotWrittenIsLearntByInquiryAndPaysTheSessionThen() {
    pc.shows(consumer.onlineCode());
    crashes.stop(BEFORE_COMMIT, "PaymentBook.record", () -> pc.proves(PAYMENT_PASSWORD));
    assertThat(state()).isEqualTo(CheckoutState.PROCESSING);
    assertThat(told()).isEmpty();
    pass(16);
    assertThat(pc.looks().stage()).isEqualTo("WAIT");
    inquireNow(payment().paymentId());
    awaitState(CheckoutState.PAID);
    assertThat(payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(told()).containsExactly("payment.approved", "checkout.paid");
  }

  @Test
  void anApprovalThatIsWrittenHasPaidTheSession() {
    pc.shows(consumer.onlineCode());
    crashes.stop(AFTER_COMMIT, "PaymentBook.record", () -> pc.proves(PAYMENT_PASSWORD));
    assertThat(state()).isEqualTo(CheckoutState.PAID);
    assertThat(told()).containsExactly("payment.approved", "checkout.paid");
    assertThat(pc.looks().stage()).isEqualTo("PAID");
  }

  @Test
  void anAnswerThatComesAfterTheReversalPaysNothing() throws Exception {
    adapter.followUps().remembers(FakeFollowUps.Memory.SILENT);
    pc.shows(consumer.onlineCode());
    StoppedFlow paused =
        crashes.stop(BEGIN, "PaymentBook.record", () -> pc.proves(PAYMENT_PASSWORD));
    pass(41);
    assertThat(pc.looks().stage()).isEqualTo("WAIT");
    pass(41);
    assertThat(pc.looks().stage()).isEqualTo("SCAN");
    assertThat(((Pc.Answer) paused.goOn()).stage()).isEqualTo("SCAN");
    assertThat(payments()).containsAnyOf("REVERSING", "REVERSED").doesNotContain("APPROVED");
    assertThat(told()).doesNotContain("checkout.paid");
    assertThat(pc.pays(consumer.onlineCode()).stage()).isEqualTo("PAID");
  }
}
