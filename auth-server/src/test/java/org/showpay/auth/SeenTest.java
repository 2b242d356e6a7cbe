package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.JsonLines;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.Watched;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What people see of payments from outside: numbers, traces and lines, and no secret in them. */
@AuthServerTest
class SeenTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** The adapter's own; its tests look for them. */
  private static final String OF_THE_ADAPTER = "showpay_company_call_";

  @Autowired Environment environment;
  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    // Otherwise payments that other tests left open would be settled, and counted, meanwhile.
    adapter.followUps().remembers(FakeFollowUps.Memory.SILENT);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void showsEachMetricThatARuleOrADashboardAsksFor() {
    cashier.charge(consumer.code(), won(4_200));
    Set<String> wanted =
        Watched.metrics().stream()
            .filter(name -> !name.startsWith(OF_THE_ADAPTER))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(wanted).hasSizeGreaterThan(20).contains("showpay_payments_total");
    await().untilAsserted(() -> assertThat(Watched.shownBy(environment)).containsAll(wanted));
  }

  @Test
  void linksToTracesWhereOpenMetricsHasThemAlone() {
    cashier.charge(consumer.code(), won(4_200));
    List<String> exemplars =
        Watched.openMetrics(environment).lines().filter(line -> line.contains(" # {")).toList();
    assertThat(exemplars)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).containsPattern("^[a-z_]+_(bucket|total)\\{"));
  }

  @Test
  void countsWhatBecameOfPaymentsAndNamesNobody() {
    String refused = "showpay_payments_total{company=\"none\",outcome=\"DECLINED\",reason=";
    double before = value(refused + "\"CODE_NOT_LIVE\"");
    double paid = value("showpay_payments_approved_minor_units_total{currency=\"KRW\"");
    cashier.charge(consumer.code(), won(4_200));
    AuthorizationRequest guess =
        cashier.request(PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom()), won(100));
    cashier.payments().authorize(guess);
    assertThat(value(refused + "\"CODE_NOT_LIVE\"") - before).isOne();
    assertThat(value("showpay_payments_approved_minor_units_total{currency=\"KRW\"") - paid)
        .isEqualTo(4_200);
    assertThat(Watched.scrape(environment))
        .contains("outcome=\"APPROVED\",reason=\"none\"", "company=\"hanbit\"")
        .doesNotContainPattern("[a-z]{3}_[0-9a-f]{32}");
  }

  @Test
  void countsAnUnknownUntilItIsSettled() {
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    cashier.charge(consumer.code(), won(4_200));
    String unknown = "showpay_payments_open{service=\"auth-server\",state=\"UNKNOWN\"";
    assertThat(value(unknown)).isPositive();
    assertThat(value(unknown.replace("open", "open_oldest_seconds"))).isNotNegative();
  }

  @Test
  void isScrapedByTheScraperAndTheOperatorAlone() {
    assertThat(scrapedWith(TestKeys.SCRAPER.reveal())).isEqualTo(200);
    assertThat(scrapedWith(TestKeys.OPERATOR.reveal())).isEqualTo(200);
    assertThat(scrapedWith("")).isEqualTo(401);
    assertThat(scrapedWith(cashier.apiKey())).isEqualTo(403);
    Integer elsewhere =
        TestClient.raw(environment, TestKeys.SCRAPER.reveal())
            .get()
            .uri("/v1/ledger/balances")
            .exchange((request, response) -> response.getStatusCode().value());
    assertThat(elsewhere).isEqualTo(403);
  }

  @Test
  void followsAPaymentFromItsCallerToTheAdapterAndOnEachLineWithoutASecret() {
    PayCode code = consumer.code();
    AuthorizationRequest request = cashier.request(code, won(4_200));
    try (JsonLines log = JsonLines.open()) {
      charge(request);
      LoggerFactory.getLogger("masked")
          .atInfo()
          .addKeyValue("code", code)
          .addKeyValue("password", Town.PAYMENT_PASSWORD)
          .log("{} with {}", code, Town.PAYMENT_PASSWORD);
      List<JsonNode> lines = log.with("\"payment\":\"" + request.paymentId());
      assertThat(lines)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.toString()).contains(TRACE));
      assertThat(log.with("masked")).isNotEmpty();
      assertThat(log.text())
          .doesNotContain(
              code.reveal(), Town.PAYMENT_PASSWORD.reveal(), cashier.apiKey(), "Bearer ey");
    }
    assertThat(adapter.trace()).startsWith("00-" + TRACE).endsWith("-01");
  }

  @Test
  void hasARunbookForEachAlertAndAnAlertForEachRunbook() throws IOException {
    Path root = Path.of("..");
    try (Stream<Path> pages = Files.list(root.resolve("docs/runbooks"))) {
      assertThat(pages.map(page -> root.relativize(page).toString()))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(Watched.runbooks().values());
    }
    Watched.runbooks()
        .forEach((alert, page) -> assertThat(page).isEqualTo("docs/runbooks/" + alert + ".md"));
  }

  private void charge(AuthorizationRequest request) {
    cashier
        .http()
        .post()
        .uri("/v1/payments")
        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            """
            {"paymentId": "%s", "orderId": "%s", "payCode": "%s", "password": "%s",
             "amount": {"amount": 4200, "currency": "KRW"}}
            """
                .formatted(
                    request.paymentId(),
                    request.orderId().text(),
                    request.payCode().reveal(),
                    Town.PAYMENT_PASSWORD.reveal()))
        .retrieve()
        .toBodilessEntity();
  }

  private int scrapedWith(String credential) {
    return Objects.requireNonNull(
        TestClient.raw(environment, credential)
            .get()
            .uri("/actuator/prometheus")
            .exchange((request, response) -> response.getStatusCode().value()));
  }

  /** The value of the series that begins so; 0 while there is none. */
  @Test
  void aHoldThatIsGivenUpCountsAndARefusalToDoSoDoesNot() {
    AuthorizationRequest usual = cashier.request(consumer.code(), won(4_200));
    PaymentId held =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    usual.paymentId(),
                    usual.orderId(),
                    usual.payCode(),
                    usual.amount(),
                    usual.password(),
                    CaptureMode.MANUAL,
                    null))
            .paymentId();
    String hanbit = "showpay_payments_total{company=\"hanbit\",outcome=";
    double approved = value(hanbit + "\"APPROVED\"");
    double cancelled = value(hanbit + "\"CANCELLED\"");
    adapter.followUps().becomes(FakeFollowUps.Mood.REFUSES);
    cashier.payments().cancel(held);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    cashier.payments().cancel(held);
    assertThat(value(hanbit + "\"APPROVED\"")).isEqualTo(approved);
    assertThat(value(hanbit + "\"CANCELLED\"") - cancelled).isOne();
  }

  private double value(String series) {
    return Watched.scrape(environment)
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
