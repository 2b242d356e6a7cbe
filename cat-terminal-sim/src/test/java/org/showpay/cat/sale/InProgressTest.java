package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.till.TillsApi.Sale;

/** The auth-server says that a payment is in progress: this one, or another of the same order. */
class InProgressTest extends AtTheTill {

  @BeforeEach
  void isInProgress() {
    authServer.onAuthorize(Reply.problem(409, "PAYMENT_IN_PROGRESS", "QUERY"));
  }

  @Test
  void sendsTheCashierToTheEarlierPaymentThatIsNotDecided() {
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(sale.payment().nextStep()).isEqualTo(NextStep.QUERY);
    assertThat(inOneLine(sale))
        .contains("EARLIER PAYMENT UNDECIDED", "PAYMENT_IN_PROGRESS")
        .contains("This request charged nothing. An earlier payment of this order is not decided")
        .endsWith(" yet. Ask for that one; take no other payment. ")
        .doesNotContain("gave no answer", "arrived", "the payment above");
    assertSentOnce(sale);
    assertThat(salesInState("EARLIER_UNDECIDED")).isOne();
    assertThat(tills.find(till, sale.payment().paymentId())).isEqualTo(sale);
    assertSentOnce(sale);
  }

  @Test
  void takesNoOtherPaymentEvenWhenTheConflictHasNoWords() {
    authServer.onAuthorize(Reply.status(409));
    authServer.onFind(Reply.status(404));

    Sale sale = sell();

    assertThat(inOneLine(sale))
        .contains("HTTP_409", "take no other payment.")
        .doesNotContain("Pay another way");
    assertSentOnce(sale);
    assertThat(salesInState("EARLIER_UNDECIDED")).isOne();
  }

  @Test
  void believesWhatTheInquirySaysOfItsOwnPayment() {
    authServer.onFind(Reply.approved());

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertSentOnce(sale);
    assertThat(salesInState("APPROVED")).isOne();
  }

  @ParameterizedTest
  @MethodSource("undecided")
  void waitsWhileItMayBeItsOwnPayment(Reply found) {
    authServer.onFind(found, found, Reply.approved());

    assertThat(sell().payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(authServer.seen().stream().map(Seen::line)).containsOnlyOnce("POST /v1/payments");
    assertThat(salesInState("APPROVED")).isOne();
  }

  static Stream<Named<Reply>> undecided() {
    return Stream.of(
        Named.of("requested", Reply.inState("REQUESTED")),
        Named.of("half a JSON", Reply.half()),
        Named.of("still in progress", Reply.problem(409, "PAYMENT_IN_PROGRESS", "QUERY")),
        Named.of("503", Reply.status(503)));
  }

  private void assertSentOnce(Sale sale) {
    assertThat(authServer.seen().stream().map(Seen::line))
        .containsExactly("POST /v1/payments", "GET /v1/payments/" + sale.payment().paymentId());
  }
}
