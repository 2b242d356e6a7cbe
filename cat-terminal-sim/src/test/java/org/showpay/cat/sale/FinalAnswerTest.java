package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.till.TillsApi.Sale;

/** The consumer is told something in time, and what was told is not taken back. */
class FinalAnswerTest extends AtTheTill {

  /**
   * For the request to the till, its database and its slip. Whoever counts the time anew after two
   * questions that hang takes two thirds of the patience more, which is caught.
   */
  private static final Duration ALL_ELSE = Duration.ofMillis(1_900);

  private static final Reply NOT_KNOWN = Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST");

  @ParameterizedTest
  @MethodSource("hangs")
  void answersInTimeWhereverTheAuthServerHangs(Reply asked, Reply found, Reply acknowledged) {
    authServer.onAuthorize(asked, Reply.silence());
    authServer.onFind(found);
    authServer.onAcknowledge(acknowledged);

    long start = System.nanoTime();
    Sale sale = sell();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plus(ALL_ELSE));
    assertThat(sale.payment().approval()).isNull();
    assertThat(inOneLine(sale))
        .contains("OUTCOME UNKNOWN", "Do not hand over the goods.")
        .doesNotContain("APPROVED");
    assertThat(salesInState("OPEN")).isOne();
  }

  static Stream<Arguments> hangs() {
    Reply unknown = Reply.inState("UNKNOWN");
    return Stream.of(
        hang("everywhere", Reply.silence(), Reply.silence(), Reply.silence()),
        hang("in the middle of each answer", drip(), drip(), drip()),
        hang("at the first wait", unknown, Reply.silence(), Reply.silence()),
        hang("at the inquiry after a reset", Reply.reset(), Reply.silence(), Reply.silence()),
        hang("at the second request", Reply.reset(), NOT_KNOWN, Reply.silence()),
        hang("at the acknowledgement", Reply.approved(), unknown, Reply.silence()),
        hang("at the acknowledgement of what was found", unknown, Reply.approved(), drip()),
        hang("in no place, but without a decision", unknown, unknown, unknown));
  }

  private static Arguments hang(String where, Reply asked, Reply found, Reply acknowledged) {
    return Arguments.of(Named.of(where, asked), found, acknowledged);
  }

  /** A byte now and then for as long as anybody listens: no read ever times out. */
  private static Reply drip() {
    return (request, caller) -> {
      byte[] head =
          "HTTP/1.1 200 .\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      caller.getOutputStream().write(head);
      caller.setSoTimeout(50);
      while (stillThere(caller)) {
        caller.getOutputStream().write(' ');
      }
    };
  }

  private static boolean stillThere(Socket caller) throws IOException {
    try {
      return caller.getInputStream().read() >= 0;
    } catch (SocketTimeoutException nothingSaid) {
      return true;
    }
  }

  @Test
  void waitsUntilThereIsADecision() {
    authServer.onAuthorize(Reply.inState("UNKNOWN"));
    authServer.onFind(Reply.inState("UNKNOWN"), Reply.status(500), Reply.approved());

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(authServer.seen()).hasSize(4);
    assertThat(authServer.seen().getLast().query()).matches("wait=[0-9]{2,3}ms");
    assertThat(acknowledged()).containsExactly(sale.payment().paymentId().toString());
  }

  @Test
  void waitsUntilItIsGivenUp() {
    authServer.onAuthorize(Reply.inState("UNKNOWN"));
    authServer.onFind(Reply.inState("REVERSING"));

    Sale sale = sell();

    assertThat(inOneLine(sale)).contains("REVERSED", "Nothing is charged.");
    assertThat(salesInState("REVERSED")).isOne();
    assertThat(authServer.acknowledged()).isEmpty();
  }

  @Test
  void saysThatItKnowsBeforeTheCashierDoes() {
    authServer.onAuthorize(Reply.approved());
    authServer.onAcknowledge((request, caller) -> {
      assertThat(salesInState("OPEN")).isOne();
      Reply.approved().to(request, caller);
    });

    Sale sale = sell();

    assertThat(sale.receipt()).contains("APPROVED");
    assertThat(salesInState("APPROVED")).isOne();
    Seen said = authServer.acknowledged().getFirst();
    assertThat(said.payment()).isEqualTo(sale.payment().paymentId().toString());
    assertThat(said.body()).isEqualTo("{\"state\":\"APPROVED\"}");
    assertThat(said.bearer()).isEqualTo(API_KEY.reveal());
  }

  @Test
  void saysItAgainWhenThatIsLost() {
    authServer.onAuthorize(Reply.approved());
    authServer.onAcknowledge(Reply.reset(), Reply.half(), Reply.status(503), Reply.approved());

    assertThat(sell().payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(acknowledged()).hasSize(4);
  }

  @Test
  void showsNoApprovalThatWasUndoneBeforeItWasAcknowledged() {
    authServer.onAuthorize(Reply.approved());
    authServer.onAcknowledge(Reply.inState("REVERSING"));

    Sale sale = sell();

    assertThat(inOneLine(sale)).contains("REVERSED", "Nothing is charged.");
    assertThat(sale.receipt()).doesNotContain("APPROVED", "A1B2C3");
    assertThat(salesInState("REVERSED")).isOne();
  }

  @Test
  void acknowledgesTheEarlierPaymentThatHasPaidTheOrder() {
    String earlier = PaymentId.next().toString();
    authServer.onAuthorize(Reply.approved(view -> view.put("paymentId", earlier)));

    assertThat(inOneLine(sell())).contains("ALREADY PAID");
    assertThat(acknowledged()).containsExactly(earlier);
  }

  @Test
  void leavesASaleOpenThatCouldNotBeConfirmedAndConfirmsItWhenAskedAgain() {
    authServer.onAuthorize(Reply.approved());
    authServer.onAcknowledge(Reply.status(500));

    Sale open = sell();

    assertThat(inOneLine(open)).contains("OUTCOME UNKNOWN", "The approval could not be confirmed.");
    authServer.onFind(Reply.approved());
    authServer.onAcknowledge(Reply.approved());
    assertThat(tills.find(till, open.payment().paymentId()).receipt()).contains("APPROVED");
  }

  @Test
  void showsNothingApprovedAfterItHasSaidOtherwise() {
    authServer.onAuthorize(Reply.declined(DeclineReason.LIMIT_EXCEEDED));
    authServer.onFind(Reply.approved());

    Sale declined = sell();

    assertThat(tills.find(till, declined.payment().paymentId())).isEqualTo(declined);
    assertThat(authServer.acknowledged()).isEmpty();
    assertThat(salesInState("DECLINED")).isOne();
  }

  private Stream<String> acknowledged() {
    return authServer.acknowledged().stream().map(Seen::payment);
  }
}
