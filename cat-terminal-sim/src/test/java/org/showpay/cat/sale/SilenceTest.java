package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.till.TillsApi.Sale;

/** The auth-server says nothing, or nothing that can be believed: no goods change hands. */
class SilenceTest extends AtTheTill {

  @ParameterizedTest
  @MethodSource("silences")
  void takesNothingForANoThatIsNone(Reply silence) {
    authServer.onAuthorize(silence);
    authServer.onFind(silence, Reply.approved());

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(salesInState("APPROVED")).isOne();
    assertThat(lines())
        .containsExactly("POST /v1/payments", inquiryAfter(sale), inquiryAfter(sale));
  }

  static Stream<Named<Reply>> silences() {
    return Stream.of(
        Named.of("connection reset", Reply.reset()),
        Named.of("connection closed", (request, caller) -> {}),
        Named.of("half a JSON", Reply.half()),
        Named.of("500", Reply.status(500)),
        Named.of("503 problem", Reply.problem(503, "BUSY", "RETRY_SAME")),
        Named.of("409 still running", Reply.problem(409, "RUNNING", "RETRY_SAME")),
        Named.of("a redirect", Reply.status(302)));
  }

  @ParameterizedTest
  @MethodSource("lastingSilences")
  void leavesTheSaleOpenWhenNothingIsHeard(Reply silence) {
    authServer.onAuthorize(silence);
    authServer.onFind(silence);

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(sale.payment().nextStep()).isEqualTo(NextStep.QUERY);
    assertThat(sale.payment().approval()).isNull();
    assertThat(inOneLine(sale))
        .contains("OUTCOME UNKNOWN", "Do not hand over the goods.", "Ask again")
        .doesNotContain("APPROVED");
    assertThat(salesInState("OPEN")).isOne();
    assertThat(lines()).containsOnlyOnce("POST /v1/payments").endsWith(inquiryAfter(sale));
  }

  static Stream<Named<Reply>> lastingSilences() {
    return Stream.of(
        Named.of("silence", Reply.silence()),
        Named.of("half a JSON and silence", Reply.halfAndThenSilence()),
        Named.of("500", Reply.status(500)));
  }

  @ParameterizedTest
  @MethodSource({"nonsense", "wrongEchoes"})
  void takesNothingForAnApprovalThatIsNotWholeOrNotOfThisSale(Reply lie) {
    authServer.onAuthorize(lie);
    authServer.onFind(lie, Reply.declined(DeclineReason.LIMIT_EXCEEDED));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(sale.receipt()).doesNotContain("APPROVED");
    assertThat(salesInState("DECLINED")).isOne();
    assertThat(lines())
        .containsExactly("POST /v1/payments", inquiryAfter(sale), inquiryAfter(sale));
    assertThat(authServer.acknowledged()).isEmpty();
  }

  @Test
  void saysThatItHeardNothingThatCanBeBelieved() {
    authServer.onAuthorize(Reply.approved(view -> view.remove("approval")));
    authServer.onFind(Reply.body(200, "text/html", "<html>Welcome</html>"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(inOneLine(sale)).contains("OUTCOME UNKNOWN", "The answer cannot be believed.");
    assertThat(salesInState("OPEN")).isOne();
  }

  static Stream<Named<Reply>> nonsense() {
    return Stream.of(
        Named.of("nothing in it", Reply.status(200)),
        Named.of("null", Reply.body(200, "application/json", "null")),
        Named.of("an empty object", Reply.body(200, "application/json", "{}")),
        Named.of("a web page", Reply.body(200, "text/html", "<html>Welcome</html>")),
        Named.of("a media type that is none", Reply.body(200, "nonsense", "{}")),
        Named.of("no approval number", Reply.approved(view -> view.remove("approval"))),
        Named.of("no state", Reply.approved(view -> view.remove("state"))),
        Named.of("no time", Reply.approved(view -> view.remove("updatedAt"))),
        Named.of("a state of its own", Reply.approved(view -> view.put("state", "MAYBE"))),
        Named.of("approved and declined", Reply.approved(view -> view.put("state", "DECLINED"))),
        Named.of("too much of a card", Reply.approved(view -> view.put("cardLast4", "41111"))));
  }

  static Stream<Named<Reply>> wrongEchoes() {
    String another = PaymentId.next().toString();
    return Stream.of(
        Named.of("another order", Reply.approved(view -> view.put("orderId", "other"))),
        Named.of(
            "another amount",
            Reply.approved(
                view -> view.putObject("amount").put("amount", 1).put("currency", "KRW"))),
        Named.of(
            "another currency",
            Reply.approved(
                view -> view.putObject("amount").put("amount", 12_000).put("currency", "JPY"))),
        Named.of(
            "another payment of another order",
            Reply.approved(view -> view.put("paymentId", another).put("orderId", "other"))),
        Named.of(
            "another payment, not approved",
            (request, caller) ->
                Reply.approved(view ->
                        view.put("paymentId", another).put("state", "UNKNOWN").remove("approval"))
                    .to(request, caller)));
  }

  @Test
  void asksWhatBecameOfItWhenTheAnswerIsLost() {
    authServer.onAuthorize(Reply.reset());
    authServer.onFind(Reply.approved());

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(sale.receipt()).contains("APPROVED", "A1B2C3");
    assertThat(lines()).containsExactly("POST /v1/payments", inquiryAfter(sale));
  }

  @Test
  void sendsTheVerySameRequestOnceMoreWhenItNeverArrived() {
    authServer.onAuthorize(Reply.silence(), Reply.approved());
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.APPROVED);
    List<Seen> seen = authServer.seen();
    assertThat(seen).hasSize(3);
    assertThat(seen.get(2).body()).isEqualTo(seen.get(0).body());
    assertThat(seen.get(0).body()).contains(sale.payment().paymentId().toString());
    assertThat(sales()).isOne();
  }

  @Test
  void doesNotSendItAThirdTime() {
    authServer.onAuthorize(Reply.reset());
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"));

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(lines().stream().filter("POST /v1/payments"::equals)).hasSize(2);
    assertThat(salesInState("OPEN")).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 422, 429})
  void believesNoRefusalOfTheSecondRequestSinceTheFirstMayStillArrive(int status) {
    authServer.onAuthorize(Reply.reset(), Reply.problem(status, "SLOW_DOWN", "RETRY_SAME"));
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"), Reply.approved());

    assertThat(sell().payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(salesInState("APPROVED")).isOne();
  }

  @Test
  void learnsOfADeclineByAskingAgain() {
    authServer.onAuthorize(Reply.half());
    authServer.onFind(Reply.declined(DeclineReason.LIMIT_EXCEEDED));

    assertThat(sell().payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(salesInState("DECLINED")).isOne();
  }

  @Test
  void saysThatTheTillHasNoConnectionAndClosesTheSaleWhenItIsBack() {
    authServer.goAway();

    Sale sale = sell();

    assertThat(sale.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(inOneLine(sale)).contains("The till has no connection.", "OUTCOME UNKNOWN");
    assertThat(salesInState("OPEN")).isOne();

    authServer.beThere();
    authServer.onFind(Reply.approved());
    assertThat(tills.find(till, sale.payment().paymentId()).payment().state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(salesInState("APPROVED")).isOne();
  }

  @Test
  void hasSavedTheIdBeforeTheRequestArrivesAndHoldsNoTransactionMeanwhile() {
    List<String> statesThen = new CopyOnWriteArrayList<>();
    List<Long> transactionsThen = new CopyOnWriteArrayList<>();
    authServer.onAuthorize((request, caller) -> {
      statesThen.addAll(openSalesNamedIn(request.body()));
      transactionsThen.add(openTransactions());
      Reply.reset().to(request, caller);
    });
    authServer.onFind(Reply.problem(404, "PAYMENT_UNKNOWN", "FIX_REQUEST"));

    sell();

    assertThat(statesThen).containsExactly("OPEN", "OPEN");
    assertThat(transactionsThen).containsExactly(0L, 0L);
  }

  private List<String> openSalesNamedIn(String body) {
    return database
        .sql(
            """
            select state from sale
            where ? like '%"pay_' || replace(payment_id::text, '-', '') || '"%'
            """)
        .param(body)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private long openTransactions() {
    return database
        .sql("select count(*) from pg_stat_activity where state like 'idle in transaction%'")
        .query(Long.class)
        .single();
  }

  private static String inquiryAfter(Sale sale) {
    return "GET /v1/payments/" + sale.payment().paymentId();
  }

  private List<String> lines() {
    return authServer.seen().stream().map(Seen::line).toList();
  }
}
