package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** A card number stands in no column, no log line and no error. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest {

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired LoggingSystem logging;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @Test
  void keepsNoCardNumberInAnyColumn() {
    Pan pan = Callers.newPan(Lines.HANBIT);
    everythingHappensTo(pan);
    String ascii = pan.reveal();
    String hex = HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    List<String> rows = allRows();
    assertThat(rows).anyMatch(row -> row.contains(pan.last4()));
    assertThat(rows).noneMatch(row -> row.contains(ascii) || row.contains(hex));
  }

  @Test
  void writesNoCardNumberToTheLogEvenAtTrace(CapturedOutput output) {
    Pan pan = Callers.newPan(Lines.HANBIT);
    Pan stranger = Callers.newPan("930000");
    logging.setLogLevel("ROOT", LogLevel.TRACE);
    try {
      everythingHappensTo(pan);
      assertThatExceptionOfType(RestClientResponseException.class)
          .isThrownBy(() -> callers.keep(stranger));
    } finally {
      logging.setLogLevel("ROOT", LogLevel.INFO);
    }
    assertThat(output.getAll())
        .contains("TRACE")
        .doesNotContain(pan.reveal())
        .doesNotContain(stranger.reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pan\":\"%s0000\",\"expiry\":\"2031-08\"}",
        "{\"pan\":{\"x\":%s},\"expiry\":\"2031-08\"}",
        "{\"pan\":\"%s\"}",
        "{\"%s\":1}",
        "%s"
      })
  void repeatsNoCardNumberOfABrokenRequest(String form, CapturedOutput output) {
    String digits = Callers.newPan(Lines.HANBIT).reveal();
    logging.setLogLevel("ROOT", LogLevel.TRACE);
    RestClientResponseException refused =
        catchThrowableOfType(
            RestClientResponseException.class, () -> store(form.formatted(digits)));
    logging.setLogLevel("ROOT", LogLevel.INFO);
    assertThat(refused.getStatusCode().value()).isEqualTo(400);
    assertThat(refused.getResponseBodyAsString()).doesNotContain(digits);
    assertThat(linesOfTheService(output))
        .anyMatch(line -> line.contains("TRACE"))
        .noneMatch(line -> line.contains(digits));
  }

  /** What this test's own client says of the text that it sends is not the service's. */
  private static List<String> linesOfTheService(CapturedOutput output) {
    return output.getAll().lines().filter(line -> !line.contains("RestClient - Writing")).toList();
  }

  private void store(String body) {
    TestClient.raw(environment, Callers.handsetToken(SubscriberId.next()))
        .post()
        .uri("/v1/cards")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }

  private void everythingHappensTo(Pan pan) {
    CardAuthorization asked = Callers.purchaseWith(callers.keep(pan));
    company.answers(CompanyHost.approval(asked));
    assertThat(callers.authServer().authorize(asked)).isInstanceOf(IssuerAnswer.Approved.class);
    CardAuthorization refused = Callers.purchaseWith(asked.card());
    company.answers(CompanyHost.refusal(refused, DeclineReason.LIMIT_EXCEEDED));
    callers.authServer().authorize(refused);
    company.answers(aResponse().withBody("No card " + pan.reveal()));
    callers.authServer().authorize(Callers.purchaseWith(asked.card()));
    callers.authServer().available(asked.card());
  }

  private List<String> allRows() {
    return jdbc
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query(String.class)
        .list()
        .stream()
        .flatMap(table ->
            jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream())
        .toList();
  }
}
