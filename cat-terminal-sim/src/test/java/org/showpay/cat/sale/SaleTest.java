package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Reply;
import org.showpay.contracts.emv.EmvPayload;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.till.TillsApi.SellRequest;
import tools.jackson.databind.json.JsonMapper;

/** The auth-server answers: its word is written down, printed, and kept. */
class SaleTest extends AtTheTill {

  @ParameterizedTest
  @EnumSource
  void printsARefusalWithItsIsoCodeAndWhatToDoNext(DeclineReason reason) {
    authServer.onAuthorize(Reply.declined(reason));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(sale.payment().decline()).isEqualTo(PaymentView.Decline.of(reason));
    assertThat(sale.payment().nextStep()).isEqualTo(reason.nextStep());
    assertThat(sale.receipt()).containsPattern("Code +" + reason.isoCode() + "\n");
    assertThat(inOneLine(sale))
        .contains("DECLINED", reason.message(), "Nothing is charged.")
        .doesNotContain("APPROVED");
    assertThat(authServer.seen()).hasSize(1);
    assertThat(tills.find(till, sale.payment().paymentId())).isEqualTo(sale);
    assertThat(authServer.seen()).as("a closed sale is not asked after").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTHENTICATION_REQUIRED", "REQUESTED", "UNKNOWN", "CANCELLING"})
  void waitsWhileTheCardCompanyHasNotAnswered(String state) {
    authServer.onAuthorize(Reply.inState(state));
    authServer.onFind(Reply.inState(state), Reply.declined(DeclineReason.LIMIT_EXCEEDED));

    assertThat(sell().payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(salesInState("DECLINED")).isOne();
    assertThat(authServer.seen().stream().map(Seen::line)).containsOnlyOnce("POST /v1/payments");
  }

  @Test
  void callsThePaymentOffWhenTheConsumerHasNotApprovedInTime() {
    authServer.onAuthorize(Reply.inState("AUTHENTICATION_REQUIRED"), Reply.inState("CANCELLED"));
    authServer.onFind(Reply.inState("AUTHENTICATION_REQUIRED"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(inOneLine(sale)).contains("CANCELLED", "Nothing is charged.");
    assertThat(authServer.seen().stream().map(Seen::line))
        .containsOnlyOnce(
            "POST /v1/payments/%s/cancellation".formatted(sale.payment().paymentId()));
  }

  @Test
  void keepsTheSaleOpenWhenTheConsumerWasFasterThanTheCallingOffAndTheOutcomeIsNotKnownInTime() {
    authServer.onAuthorize(Reply.inState("AUTHENTICATION_REQUIRED"), Reply.status(409));
    authServer.onFind(Reply.inState("AUTHENTICATION_REQUIRED"));

    assertThat(inOneLine(sell())).contains("OUTCOME UNKNOWN", "Do not hand over the goods.");
    assertThat(salesInState("OPEN")).isOne();
  }

  @Test
  void keepsTheSaleOpenWhenThereIsNoDecisionInTime() {
    authServer.onAuthorize(Reply.inState("UNKNOWN"));
    authServer.onFind(Reply.inState("REQUESTED"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.REQUESTED);
    assertThat(inOneLine(sale))
        .contains("There is no decision yet.", "OUTCOME UNKNOWN", "Do not hand over the goods.")
        .contains("Ask again with the payment");
    assertThat(salesInState("OPEN")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "REVERSED"})
  void closesASaleThatWasUndone(String state) {
    authServer.onAuthorize(Reply.inState(state));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.valueOf(state));
    assertThat(inOneLine(sale)).contains(state, "Nothing is charged.");
    assertThat(salesInState(state)).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void printsThatTheAuthServerDidNotTakeTheRequest(int status) {
    authServer.onAuthorize(Reply.problem(status, "PAYMENT_DIFFERS", "STOP"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(sale.payment().decline()).isNull();
    assertThat(sale.payment().nextStep()).isEqualTo(NextStep.STOP);
    assertThat(inOneLine(sale))
        .contains("NOT ACCEPTED", "PAYMENT_DIFFERS", "Do not try again.")
        .contains("This request charged nothing.")
        .doesNotContain("Nothing is charged");
    assertThat(authServer.seen()).hasSize(1);
    assertThat(salesInState("REFUSED")).isOne();
    assertThat(tills.find(till, sale.payment().paymentId())).isEqualTo(sale);
  }

  @Test
  void takesNoMoneyForAnOrderThatWasPaidWithAnotherAmount() {
    authServer.onAuthorize(Reply.problem(422, "ORDER_ALREADY_PAID", "STOP"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(sale.payment().nextStep()).isEqualTo(NextStep.STOP);
    assertThat(inOneLine(sale))
        .contains(" ORDER ALREADY PAID ", " ORDER_ALREADY_PAID ")
        .contains("This order has been paid. Take no money for it; ask for the receipt of")
        .endsWith(" the payment that stands. ")
        .doesNotContain("NOT ACCEPTED", "charged", "Pay another way");
    assertThat(authServer.seen()).hasSize(1);
    assertThat(salesInState("PAID_WITH_OTHER_AMOUNT")).isOne();
    assertThat(tills.find(till, sale.payment().paymentId())).isEqualTo(sale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "<html>", "{\"code\": \"<script>\"}"})
  void survivesARefusalWithoutSense(String body) {
    authServer.onAuthorize(Reply.body(403, "text/html", body));

    assertThat(sell().receipt()).contains("NOT ACCEPTED", "HTTP_403");
  }

  @ParameterizedTest
  @EnumSource
  void sellsByAPictureOfEachKind(Carrier carrier) {
    authServer.onAuthorize(Reply.approved());

    Sale sale = tills.sell(till, pictured(phoneShowing(code, carrier)));

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(request(0).payCode()).isEqualTo(code);
  }

  @Test
  void sellsByACodeOf24DigitsThatAHandsetMadeScannedOrTyped() {
    authServer.onAuthorize(Reply.approved());
    PayCode made = PayCode.madeOfTwenty(SchemePrefix.DEFAULT, "00000000001234567890");

    tills.sell(till, pictured(phoneShowing(made, Carrier.CODE_128)));
    tills.sell(
        till, new SellRequest(new OrderId("2026-0002"), PRICE, null, made.reveal(), PASSWORD));

    assertThat(request(0).payCode()).isEqualTo(made);
    assertThat(request(1).payCode()).isEqualTo(made);
  }

  @Test
  void sellsByThePayloadThatAScannerTypesIn() {
    authServer.onAuthorize(Reply.approved());

    Sale sale = tills.sell(till, typed(EmvPayload.carrying(code).base64()));

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(request(0).payCode()).isEqualTo(code);
  }

  @Test
  void sendsWhatWasScannedAndKeyedInWithTheTerminalsKey() {
    authServer.onAuthorize(Reply.approved());

    Sale sale = sell();

    assertThat(authServer.seen()).hasSize(1);
    assertThat(authServer.seen().getFirst().line()).isEqualTo("POST /v1/payments");
    assertThat(authServer.seen().getFirst().bearer()).isEqualTo(API_KEY.reveal());
    AuthorizationRequest sent = request(0);
    assertThat(sent)
        .isEqualTo(
            new AuthorizationRequest(
                sale.payment().paymentId(), ORDER, code, PRICE, null, null, sent.sealedPassword()));
    assertThat(authServer.passwordIn(sent)).isEqualTo(PASSWORD);
    assertThat(authServer.seen().getFirst().body()).doesNotContain(PASSWORD.reveal());
  }

  @Test
  void asksForTheSealingKeyAgainWhenASealDidNotOpen() {
    authServer.onAuthorize(Reply.approved());
    sell();
    authServer.changesTheSealingKey();
    authServer.onAuthorize(Reply.problem(422, "PASSWORD_NOT_OPENED", "FIX_REQUEST"));
    sell(new OrderId("2026-0002"));
    authServer.onAuthorize(Reply.approved());
    sell(new OrderId("2026-0003"));
    assertThat(authServer.passwordIn(request(2))).isEqualTo(PASSWORD);
  }

  private void sell(OrderId order) {
    tills.sell(till, new SellRequest(order, PRICE, null, code.reveal(), PASSWORD));
  }

  @Test
  void printsTheReceiptOfAnApprovalAndPrintsTheSameAgain() {
    authServer.onAuthorize(Reply.approved());

    Sale sale = sell();

    assertThat(sale.receipt())
        .contains("Cafe Sogong", "APPROVED", "KRW 12,000", "**** 4242", "A1B2C3")
        .contains("2026-11-23 09:41:07 +09:00");
    assertThat(salesInState("APPROVED")).isOne();
    assertThat(tills.find(till, sale.payment().paymentId())).isEqualTo(sale);
    assertThat(authServer.seen()).hasSize(1);
  }

  @Test
  void marksAnOrderThatAnEarlierPaymentHasPaid() {
    authServer.onAuthorize(Reply.approved());
    PaymentView first = sell().payment();
    String standing = first.paymentId().toString();
    authServer.onAuthorize(Reply.approved(view -> view.put("paymentId", standing)));

    Sale again = sell();

    assertThat(again.payment()).isEqualTo(first);
    assertThat(inOneLine(again))
        .contains("ALREADY PAID", "This order was paid before. Hand the goods over once.")
        .contains(standing.substring(0, 32));
    assertThat(request(1).paymentId()).isNotEqualTo(first.paymentId());
    assertThat(salesInState("ALREADY_PAID")).isOne();
    assertThat(tills.find(till, request(1).paymentId())).isEqualTo(again);
  }

  private AuthorizationRequest request(int number) {
    Seen seen = authServer.seen().get(number);
    return JsonMapper.shared().readValue(seen.body(), AuthorizationRequest.class);
  }
}
