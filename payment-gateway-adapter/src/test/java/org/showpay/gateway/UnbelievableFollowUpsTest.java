package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a card company does that is no answer: the operation may be done, and stays open. */
@GatewayTest
class UnbelievableFollowUpsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Money OTHER_AMOUNT = Money.of(12_001, "KRW");
  private static final Money OTHER_CURRENCY = Money.of(12_000, "USD");

  private static final Map<String, Function<FollowUp, ResponseDefinitionBuilder>> ANSWERS =
      Map.ofEntries(
          Map.entry("silence", asked -> done(asked).withFixedDelay(5_000)),
          Map.entry("a drip", asked -> done(asked).withChunkedDribbleDelay(50, 10_000)),
          Map.entry("done with 500", asked -> done(asked).withStatus(500)),
          Map.entry("done with 202", asked -> done(asked).withStatus(202)),
          Map.entry("404", _ -> aResponse().withStatus(404)),
          Map.entry("no text", _ -> aResponse()),
          Map.entry("null", _ -> aResponse().withBody("null")),
          Map.entry("HTML", _ -> aResponse().withBody("<html>Done</html>")),
          Map.entry("half", asked -> aResponse().withBody(half(text(asked)))),
          Map.entry("no operation", asked -> without("operation", asked)),
          Map.entry("no payment", asked -> without("paymentId", asked)),
          Map.entry("no amount", asked -> without("amount", asked)),
          Map.entry("no outcome", asked -> without("outcome", asked)),
          Map.entry("no reason", UnbelievableFollowUpsTest::refusedWithoutReason),
          Map.entry("too long", asked -> aResponse().withBody(text(asked) + " ".repeat(65_537))),
          Map.entry("reset", _ -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
          Map.entry("hang up", _ -> aResponse().withFault(Fault.EMPTY_RESPONSE)),
          Map.entry("bad chunks", asked -> done(asked).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
          Map.entry(
              "another operation",
              asked -> done(OperationId.next(), asked.paymentId(), asked.amount())),
          Map.entry(
              "another payment",
              asked -> done(asked.operation(), PaymentId.next(), asked.amount())),
          Map.entry(
              "another amount", asked -> done(asked.operation(), asked.paymentId(), OTHER_AMOUNT)),
          Map.entry(
              "another currency",
              asked -> done(asked.operation(), asked.paymentId(), OTHER_CURRENCY)),
          Map.entry(
              "a refusal of another operation",
              asked -> refused(OperationId.next(), asked.paymentId(), asked.amount())),
          Map.entry(
              "a refusal of another payment",
              asked -> refused(asked.operation(), PaymentId.next(), asked.amount())),
          Map.entry(
              "a refusal of another amount",
              asked -> refused(asked.operation(), asked.paymentId(), OTHER_AMOUNT)),
          Map.entry(
              "a refusal of another currency",
              asked -> refused(asked.operation(), asked.paymentId(), OTHER_CURRENCY)),
          Map.entry("not sent", _ -> CompanyHost.json(new FollowUpAnswer.NotSent("why"))),
          Map.entry("no answer", _ -> CompanyHost.json(new FollowUpAnswer.NoAnswer("why"))));

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
  void isNoAnswerAndLeavesTheOperationOpen(String answer) {
    FollowUp asked =
        Callers.after(Callers.purchaseWith(callers.newCard(Lines.HANBIT)), FollowUpKind.REFUND);
    company.answers(Objects.requireNonNull(ANSWERS.get(answer)).apply(asked));
    assertThat(callers.authServer().followUp(asked)).isInstanceOf(FollowUpAnswer.NoAnswer.class);
    assertThat(company.heard()).hasSize(1);
    Evidence journal = new Evidence(jdbc);
    assertThat(journal.attempts(asked)).containsExactly("1 NO_ANSWER");
    assertThat(journal.decision(asked)).isEqualTo("OPEN");
  }

  private static String text(FollowUp asked) {
    return JSON.writeValueAsString(CompanyHost.done(asked));
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  private static ResponseDefinitionBuilder done(FollowUp asked) {
    return CompanyHost.json(CompanyHost.done(asked));
  }

  private static ResponseDefinitionBuilder done(
      OperationId operation, PaymentId payment, Money amount) {
    return CompanyHost.json(new FollowUpAnswer.Done(operation, payment, amount));
  }

  private static ResponseDefinitionBuilder refused(
      OperationId operation, PaymentId payment, Money amount) {
    return CompanyHost.json(
        new FollowUpAnswer.Refused(operation, payment, amount, FollowUpRefusal.ABOVE_CAPTURED));
  }

  private static ResponseDefinitionBuilder refusedWithoutReason(FollowUp asked) {
    String text = JSON.writeValueAsString(CompanyHost.refusal(asked, FollowUpRefusal.REFUSED));
    return aResponse().withBody(text.replace("\"reason\"", "\"other\""));
  }

  private static ResponseDefinitionBuilder without(String field, FollowUp asked) {
    return aResponse().withBody(text(asked).replaceFirst('"' + field + '"', "\"other\""));
  }
}
