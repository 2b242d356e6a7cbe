package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** What a card can still pay, or that its company did not say. */
@GatewayTest
class BalanceTest {

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Environment environment;
  @Autowired JsonMapper json;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @ParameterizedTest
  @ValueSource(strings = {Lines.CLOSED, Lines.NOWHERE, Lines.DEAF})
  void isUnavailableWhenTheCompanyCannotBeReached(String prefix) {
    assertUnavailable(callers.newCard(prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "<html>", "{\"outcome\":\"KNOWN\"}", "{\"outcome\":\"?\"}"})
  void isUnavailableWhenTheAnswerMakesNoSense(String text) {
    company.answers(aResponse().withBody(text));
    assertUnavailable(callers.newCard(Lines.HANBIT));
  }

  @Test
  void isUnavailableWhenTheCompanyFails() {
    company.answers(CompanyHost.json(new AvailableAnswer.Known(Callers.PRICE)).withStatus(500));
    assertUnavailable(callers.newCard(Lines.HANBIT));
    company.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertUnavailable(callers.newCard(Lines.HANBIT));
  }

  @Test
  void isUnavailableWhenTheCompanyIsTooSlow() {
    company.answers(
        CompanyHost.json(new AvailableAnswer.Known(Callers.PRICE)).withFixedDelay(5_000));
    assertUnavailable(callers.newCard(Lines.HANBIT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"card_00000000000000000000000000000000", "card_1", "pay_1"})
  void knowsNoCardThatTheVaultNeverGave(String token) {
    RestClientResponseException refused =
        catchThrowableOfType(
            RestClientResponseException.class,
            () ->
                TestClient.raw(environment, Callers.serviceToken(ServiceName.AUTH_SERVER))
                    .get()
                    .uri("/v1/cards/{card}/available", token)
                    .retrieve()
                    .toBodilessEntity());
    assertThat(Problem.of(refused).status()).isEqualTo(404);
    assertThat(Problem.of(refused).code()).isEqualTo("CARD_UNKNOWN");
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void tellsThatTheCardIsNotUsable() {
    company.answers(new AvailableAnswer.NotUsable());
    assertThat(callers.authServer().available(callers.newCard(Lines.HANBIT)))
        .isEqualTo(new AvailableAnswer.NotUsable());
  }

  @Test
  void asksTheCompanyWhatTheCardCanStillPay() {
    Pan pan = Callers.newPan(Lines.HANBIT);
    CardToken card = callers.keep(pan);
    company.answers(new AvailableAnswer.Known(Money.of(88_000, "KRW")));
    assertThat(callers.authServer().available(card))
        .isEqualTo(new AvailableAnswer.Known(Money.of(88_000, "KRW")));
    LoggedRequest sent = company.heard().getFirst();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/v1/companies/hanbit/balance-inquiries");
    assertThat(json.readValue(sent.getBodyAsString(), IssuerApi.BalanceInquiry.class))
        .isEqualTo(new IssuerApi.BalanceInquiry(pan, Callers.EXPIRY));
  }

  private void assertUnavailable(CardToken card) {
    assertThat(callers.authServer().available(card))
        .isInstanceOf(AvailableAnswer.Unavailable.class);
  }
}
