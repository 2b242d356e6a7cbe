package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.JsonLines;
import org.showpay.testing.TestClient;
import org.showpay.testing.Watched;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** What goes to a card company, what is believed of its answers, and what provably was not sent. */
@GatewayTest
class AuthorizationTest {

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @ParameterizedTest
  @ValueSource(strings = {Lines.CLOSED, Lines.NOWHERE, Lines.DEAF})
  void saysNotSentWhenTheCompanyCannotBeReached(String prefix) {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(prefix));
    assertThat(callers.authServer().authorize(asked)).isInstanceOf(IssuerAnswer.NotSent.class);
    assertThat(callers.authServer().authorize(asked)).isInstanceOf(IssuerAnswer.NotSent.class);
  }

  @Test
  void saysNotSentWhenTheLineToTheCompanyWasTakenAway() {
    CardToken card = callers.newCard(Lines.HANBIT);
    jdbc.sql("update card set company = 'gone' where id = ?").param(card.uuid()).update();
    assertThat(callers.authServer().authorize(Callers.purchaseWith(card)))
        .isEqualTo(new IssuerAnswer.NotSent("There is no line to this card company"));
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void refusesACardThatTheVaultNeverGave() {
    Problem problem = refusalOf(Callers.purchaseWith(CardToken.next()));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("CARD_UNKNOWN");
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void refusesAnAmountThatIsNotAboveZero() {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    Problem problem =
        refusalOf(
            new CardAuthorization(
                asked.paymentId(),
                asked.card(),
                Money.of(0, "KRW"),
                asked.capture(),
                asked.purchase()));
    assertThat(problem.code()).isEqualTo("AMOUNT_NOT_POSITIVE");
    assertThat(company.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "{\"paymentId\":\"pay_1\"}", "{\"pan\":\"1\"}"})
  void answersABrokenRequestWithAProblem(String body) {
    RestClientResponseException refused =
        catchThrowableOfType(
            RestClientResponseException.class,
            () ->
                TestClient.raw(environment, Callers.serviceToken(ServiceName.AUTH_SERVER))
                    .post()
                    .uri("/v1/authorizations")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity());
    assertThat(Problem.of(refused).status()).isEqualTo(400);
    assertThat(Problem.of(refused).code()).isEqualTo("MALFORMED");
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void tellsAnApprovalAsTheCompanyGaveIt() {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(CompanyHost.approval(asked));
    assertThat(callers.authServer().authorize(asked)).isEqualTo(CompanyHost.approval(asked));
  }

  @Test
  void passesTheTraceOnMeasuresTheCallAndNamesThePaymentOnEachLine() {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(CompanyHost.approval(asked));
    try (JsonLines log = JsonLines.open()) {
      callers.authServer().authorize(asked);
      String trace = company.heard().getLast().getHeader("traceparent");
      assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
      assertThat(log.with(trace.substring(3, 35)))
          .anyMatch(line -> line.toString().contains(asked.paymentId().toString()));
    }
    assertThat(Watched.shownBy(environment))
        .containsAll(
            Watched.metrics().stream()
                .filter(name -> name.startsWith("showpay_company_call_"))
                .toList());
    assertThat(Watched.scrape(environment))
        .contains("company=\"hanbit\"", "message=\"authorizations\"", "reply=\"Text\"");
  }

  @Test
  void understandsACompanyThatSaysMoreThanWasAgreed() {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    String approval = json.writeValueAsString(CompanyHost.approval(asked));
    company.answers(aResponse().withBody(approval.replaceFirst("\\{", "{\"points\":12,")));
    assertThat(callers.authServer().authorize(asked)).isEqualTo(CompanyHost.approval(asked));
  }

  @ParameterizedTest
  @CsvSource({
    "LIMIT_EXCEEDED, LIMIT_EXCEEDED",
    "CARD_EXPIRED, CARD_EXPIRED",
    "CARD_NOT_USABLE, CARD_NOT_USABLE",
    "REFUSED_BY_ISSUER, REFUSED_BY_ISSUER",
    "WRONG_PASSWORD, REFUSED_BY_ISSUER",
    "ISSUER_UNAVAILABLE, REFUSED_BY_ISSUER"
  })
  void tellsARefusalWithAReasonThatACardCompanyCanHave(DeclineReason said, DeclineReason told) {
    CardAuthorization asked = Callers.purchaseWith(callers.newCard(Lines.HANBIT));
    company.answers(CompanyHost.refusal(asked, said));
    assertThat(callers.authServer().authorize(asked)).isEqualTo(CompanyHost.refusal(asked, told));
  }

  @Test
  void sendsTheCompanyItsMessageAndNothingOfTheCaller() throws ParseException {
    Pan pan = Callers.newPan(Lines.HANBIT);
    CardAuthorization asked = Callers.purchaseWith(callers.keep(pan));
    company.answers(CompanyHost.approval(asked));
    askWithMoreThanIsNeeded(asked);
    LoggedRequest sent = company.heard().getFirst();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/v1/companies/hanbit/authorizations");
    assertThat(json.readValue(sent.getBodyAsString(), IssuerMessage.class))
        .isEqualTo(
            new IssuerMessage(
                asked.paymentId(),
                pan,
                Callers.EXPIRY,
                asked.amount(),
                asked.capture(),
                asked.purchase()));
    assertThat(sent.getAllHeaderKeys())
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .doesNotContain("cookie", "x-internal", "upgrade", "forwarded", "x-forwarded-for")
        .contains("content-length");
    JWTClaimsSet token =
        SignedJWT.parse(sent.getHeader("Authorization").substring("Bearer ".length()))
            .getJWTClaimsSet();
    assertThat(token.getIssuer()).isEqualTo(ServiceName.GATEWAY_ADAPTER.text());
    assertThat(token.getAudience()).containsExactly(ServiceName.CARD_ISSUER.text());
  }

  private void askWithMoreThanIsNeeded(CardAuthorization asked) {
    TestClient.raw(environment, Callers.serviceToken(ServiceName.AUTH_SERVER))
        .post()
        .uri("/v1/authorizations?trace=1")
        .header("Cookie", "a=b")
        .header("X-Internal", "1")
        .contentType(MediaType.APPLICATION_JSON)
        .body(asked)
        .retrieve()
        .toBodilessEntity();
  }

  private Problem refusalOf(CardAuthorization asked) {
    return Problem.of(
        catchThrowableOfType(
            RestClientResponseException.class, () -> callers.authServer().authorize(asked)));
  }
}
