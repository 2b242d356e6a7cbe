package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a card company does that is no answer: the payment may have been charged. */
@GatewayTest
class UnbelievableAnswersTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ApprovalNumber APPROVAL = new ApprovalNumber("A1B2C3");

  /** The line gives up after three seconds here, and a drip lasts ten. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static final Map<String, Function<CardAuthorization, ResponseDefinitionBuilder>> ANSWERS =
      Map.ofEntries(
          Map.entry("silence", asked -> approved(asked).withFixedDelay(5_000)),
          Map.entry("a drip", asked -> approved(asked).withChunkedDribbleDelay(50, 10_000)),
          Map.entry("a refusal with 500", asked -> refused(asked).withStatus(500)),
          Map.entry("a refusal with 503", asked -> refused(asked).withStatus(503)),
          Map.entry("a refusal with 400", asked -> refused(asked).withStatus(400)),
          Map.entry("an approval with 202", asked -> approved(asked).withStatus(202)),
          Map.entry("401", _ -> aResponse().withStatus(401)),
          Map.entry("404", _ -> aResponse().withStatus(404)),
          Map.entry("elsewhere", _ -> aResponse().withStatus(307).withHeader("Location", "/v2")),
          Map.entry("no text", _ -> aResponse()),
          Map.entry("null", _ -> aResponse().withBody("null")),
          Map.entry("HTML", _ -> aResponse().withBody("<html>Approved</html>")),
          Map.entry("half", asked -> aResponse().withBody(half(text(asked)))),
          Map.entry("twice", asked -> aResponse().withBody(text(asked) + text(asked))),
          Map.entry("no approval number", asked -> without("approval", asked)),
          Map.entry("no payment", asked -> without("paymentId", asked)),
          Map.entry("no outcome", asked -> without("outcome", asked)),
          Map.entry("too long", asked -> aResponse().withBody(text(asked) + " ".repeat(65_537))),
          Map.entry("reset", _ -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
          Map.entry("hang up", _ -> aResponse().withFault(Fault.EMPTY_RESPONSE)),
          Map.entry("noise", _ -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
          Map.entry(
              "bad chunks", asked -> approved(asked).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
          Map.entry("another payment", UnbelievableAnswersTest::anotherPayment),
          Map.entry("another amount", asked -> echo(asked, Money.of(12_001, "KRW"))),
          Map.entry("another currency", asked -> echo(asked, Money.of(12_000, "USD"))),
          Map.entry("a mixed-up balance", UnbelievableAnswersTest::anotherBalance),
          Map.entry("a refusal of another amount", UnbelievableAnswersTest::anotherRefusal),
          Map.entry(
              "an unknown reason",
              asked ->
                  aResponse()
                      .withBody(
                          JSON.writeValueAsString(
                                  CompanyHost.refusal(asked, DeclineReason.CARD_EXPIRED))
                              .replace("CARD_EXPIRED", "FULL_MOON"))),
          Map.entry("not sent", _ -> CompanyHost.json(new IssuerAnswer.NotSent("why"))),
          Map.entry("no answer", _ -> CompanyHost.json(new IssuerAnswer.NoAnswer("why"))));

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  static Set<String> answers() {
    return ANSWERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isNoAnswer(String answer) {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(Objects.requireNonNull(ANSWERS.get(answer)).apply(asked));
    long start = System.nanoTime();
    assertThat(callers.authServer().authorize(asked)).isInstanceOf(IssuerAnswer.NoAnswer.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(company.heard()).hasSize(1);
    assertThat(journalled(asked)).isEqualTo("NO_ANSWER");
  }

  private String journalled(CardAuthorization asked) {
    return jdbc.sql("select outcome from journal where payment_id = ?")
        .param(asked.paymentId().uuid())
        .query(String.class)
        .single();
  }

  private static String text(CardAuthorization asked) {
    return JSON.writeValueAsString(CompanyHost.approval(asked));
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  private static ResponseDefinitionBuilder approved(CardAuthorization asked) {
    return CompanyHost.json(CompanyHost.approval(asked));
  }

  private static ResponseDefinitionBuilder refused(CardAuthorization asked) {
    return CompanyHost.json(CompanyHost.refusal(asked, DeclineReason.LIMIT_EXCEEDED));
  }

  private static ResponseDefinitionBuilder without(String field, CardAuthorization asked) {
    return aResponse().withBody(text(asked).replace('"' + field + '"', "\"other\""));
  }

  private static ResponseDefinitionBuilder echo(CardAuthorization asked, Money amount) {
    return CompanyHost.json(
        new IssuerAnswer.Approved(
            asked.paymentId(), amount, APPROVAL, new Money(88_000, amount.currency())));
  }

  private static ResponseDefinitionBuilder anotherPayment(CardAuthorization asked) {
    return CompanyHost.json(
        new IssuerAnswer.Approved(PaymentId.next(), asked.amount(), APPROVAL, asked.amount()));
  }

  private static ResponseDefinitionBuilder anotherBalance(CardAuthorization asked) {
    return CompanyHost.json(
        new IssuerAnswer.Approved(
            asked.paymentId(), asked.amount(), APPROVAL, Money.of(88_000, "USD")));
  }

  private static ResponseDefinitionBuilder anotherRefusal(CardAuthorization asked) {
    return CompanyHost.json(
        new IssuerAnswer.Declined(
            asked.paymentId(), Money.of(1, "KRW"), DeclineReason.LIMIT_EXCEEDED));
  }
}
