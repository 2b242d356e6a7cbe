package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** A card company's file goes through as it is, or it is said that it cannot be had. */
@GatewayTest
class CompanyFileTest {

  private static final CompanyId HANBIT = new CompanyId("hanbit");
  private static final LocalDate DAY = LocalDate.of(2026, 8, 4);
  private static final String FILE = "kind,amount\r\nCAPTURE,12000\n\"모퉁이 가게\",\u0000;\r\n";

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Environment environment;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 401, 404, 500, 503})
  void isUnavailableUnlessTheCompanyAnswersWell(int status) {
    company.answers(csv().withStatus(status));
    assertUnavailable(HANBIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "nowhere", "deaf"})
  void isUnavailableWhenTheCompanyCannotBeReached(String unreachable) {
    assertUnavailable(new CompanyId(unreachable));
  }

  @Test
  void isUnavailableWhenTheLineBreaksAtOnce() {
    company.answers(csv().withFixedDelay(5_000));
    assertUnavailable(HANBIT);
    company.answers(csv().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertUnavailable(HANBIT);
    company.answers(csv().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertUnavailable(HANBIT);
  }

  @Test
  void isNeverTakenForWholeWhenTheLineBreaksLater() {
    byte[] doesNotShrink = new byte[8_000_000];
    new SecureRandom().nextBytes(doesNotShrink);
    company.answers(aResponse().withBody(doesNotShrink).withChunkedDribbleDelay(100, 10_000));
    assertThatExceptionOfType(RestClientException.class)
        .isThrownBy(() -> callers.files().file(HANBIT, DAY))
        .isNotInstanceOf(RestClientResponseException.class);
  }

  @Test
  void goesThroughUnchanged() {
    company.answers(csv());
    assertThat(callers.files().file(HANBIT, DAY)).isEqualTo(FILE);
    ResponseEntity<byte[]> asTheOperatorGetsIt =
        TestClient.raw(environment, TestKeys.OPERATOR.reveal())
            .get()
            .uri("/v1/card-companies/hanbit/files/2026-08-04")
            .retrieve()
            .toEntity(byte[].class);
    assertThat(asTheOperatorGetsIt.getHeaders().getContentType())
        .isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
    assertThat(asTheOperatorGetsIt.getBody()).asString().isEqualTo(FILE);
  }

  @Test
  void goesThroughWhenItIsLong() {
    String line = "CAPTURE,op_00000000000000000000000000000000,12000,KRW\n";
    String file = line.repeat(60_000);
    company.answers(aResponse().withBody(file));
    assertThat(callers.files().file(HANBIT, DAY)).isEqualTo(file);
  }

  @Test
  void isAskedForWithTheAdaptersOwnTokenAndNothingOfTheCaller() throws ParseException {
    company.answers(csv());
    TestClient.raw(environment, Callers.serviceToken(ServiceName.AUTH_SERVER))
        .get()
        .uri("/v1/card-companies/hanbit/files/2026-08-04?trace=1")
        .header("Cookie", "a=b")
        .header("X-Internal", "1")
        .retrieve()
        .toBodilessEntity();
    LoggedRequest sent = company.heard().getFirst();
    assertThat(sent.getMethod().getName()).isEqualTo("GET");
    assertThat(sent.getUrl()).isEqualTo("/v1/companies/hanbit/files/2026-08-04");
    assertThat(sent.getBodyAsString()).isEmpty();
    assertThat(sent.containsHeader("Cookie")).isFalse();
    assertThat(sent.containsHeader("X-Internal")).isFalse();
    JWTClaimsSet token =
        SignedJWT.parse(sent.getHeader("Authorization").substring("Bearer ".length()))
            .getJWTClaimsSet();
    assertThat(token.getIssuer()).isEqualTo(ServiceName.GATEWAY_ADAPTER.text());
    assertThat(token.getAudience()).containsExactly(ServiceName.CARD_ISSUER.text());
  }

  @Test
  void isUnknownOfACompanyWithoutALineAndOfNoDay() {
    assertThat(problemOf("nuri", "2026-08-04").code()).isEqualTo("CARD_COMPANY_UNKNOWN");
    assertThat(problemOf("N", "2026-08-04").code()).isEqualTo("CARD_COMPANY_UNKNOWN");
    assertThat(problemOf("hanbit", "2026-08-32").status()).isEqualTo(400);
    assertThat(company.heard()).isEmpty();
  }

  private void assertUnavailable(CompanyId of) {
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class, () -> callers.files().file(of, DAY)));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("COMPANY_FILE_UNAVAILABLE");
    assertThat(problem.nextStep()).isEqualTo(NextStep.RETRY_SAME);
  }

  private Problem problemOf(String name, String day) {
    return Problem.of(
        catchThrowableOfType(
            RestClientResponseException.class,
            () ->
                TestClient.raw(environment, TestKeys.OPERATOR.reveal())
                    .get()
                    .uri("/v1/card-companies/{name}/files/{day}", name, day)
                    .retrieve()
                    .toBodilessEntity()));
  }

  private static ResponseDefinitionBuilder csv() {
    return aResponse().withHeader("Content-Type", "text/csv;charset=UTF-8").withBody(FILE);
  }
}
