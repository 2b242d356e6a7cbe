package org.showpay.auth.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientResponseException;

/** What the operator agrees with merchants. */
@AuthServerTest
class TermsTest {

  @Autowired Environment environment;
  @Autowired Trade trade;
  @Autowired TermsBook book;

  private MerchantTermsApi operator;
  private MerchantId merchant;

  @BeforeEach
  void aMerchant() {
    operator = TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    merchant = trade.merchant();
  }

  @Test
  void beginsWithTheUsualTerms() {
    assertThat(operator.find(merchant))
        .isEqualTo(new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, false, false));
  }

  @Test
  void agreesOnOtherTermsAndKeepsTheEarlierOnes() {
    Terms terms =
        new Terms(
            75, ZoneId.of("Europe/Paris"), LocalTime.of(4, 30), Duration.ofSeconds(5), true, true);
    operator.agree(merchant, new Terms(80, ZoneId.of("UTC"), LocalTime.NOON, null));
    assertThat(operator.agree(merchant, terms)).isEqualTo(terms);
    assertThat(operator.find(merchant)).isEqualTo(terms);
    assertThat(book.terms(merchant).acknowledgeWithin()).isEqualTo(Duration.ofSeconds(5));
    assertThat(
            trade
                .jdbc()
                .sql(
                    "select fee_basis_points from merchant_terms where merchant_id = ? order by id")
                .param(merchant.uuid())
                .query(Integer.class)
                .list())
        .containsExactly(80, 75);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"feeBasisPoints\":-1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\"}",
        "{\"feeBasisPoints\":10001,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00:01\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\","
            + "\"acknowledgeWithin\":\"PT4S\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\","
            + "\"acknowledgeWithin\":\"PT10M1S\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\","
            + "\"acknowledgeWithin\":\"PT5.5S\"}"
      })
  void refusesTermsThatCannotBe(String body) {
    assertThat(problemOf(body).code()).isEqualTo("TERMS_REFUSED");
    assertThat(operator.find(merchant).feeBasisPoints()).isEqualTo(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"feeBasisPoints\":1.5,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"Mars/Base\",\"cutOff\":\"00:00\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"25:00\"}",
        "{\"feeBasisPoints\":1,\"timeZone\":\"UTC\",\"cutOff\":\"00:00\",\"more\":1}"
      })
  void refusesWhatIsNoTerms(String body) {
    assertThat(problemOf(body).code()).isEqualTo("MALFORMED");
  }

  @Test
  void knowsNoTermsOfNobody() {
    assertThatExceptionOfType(RestClientResponseException.class)
        .isThrownBy(() -> operator.find(MerchantId.next()))
        .satisfies(e -> assertThat(Problem.of(e).code()).isEqualTo("MERCHANT_UNKNOWN"));
  }

  private Problem problemOf(String body) {
    return Problem.of(
        assertThatExceptionOfType(RestClientResponseException.class)
            .isThrownBy(() ->
                TestClient.raw(environment, TestKeys.OPERATOR.reveal())
                    .put()
                    .uri("/v1/merchants/" + merchant + "/terms")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity())
            .actual());
  }
}
