package org.showpay.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Each route opens to its one caller. */
@IssuerTest
class RoutesTest {

  private static final String BILL =
      "/v1/companies/hanbit/accounts/acc_00000000000000000000000000000001/bills/2026-11";

  private static final String ACCOUNT =
      "/v1/companies/hanbit/accounts/acc_00000000000000000000000000000001";
  private static final String FILE = "/v1/companies/hanbit/files/2026-11-14";
  private static final String FAULT =
      "/v1/companies/hanbit/faults/flt_00000000000000000000000000000001";

  /** Their address is the credential. */
  private static final List<String> BILLS_OF_CARDHOLDERS =
      List.of("GET /bills/*", "GET /bills/*/*");

  static final List<Arguments> ROUTES =
      List.of(
          arguments("POST", "/v1/companies/hanbit/accounts"),
          arguments("GET", ACCOUNT),
          arguments("GET", BILL),
          arguments("POST", ACCOUNT + "/bill-links"),
          arguments("POST", "/v1/companies/hanbit/authorizations"),
          arguments("POST", "/v1/companies/hanbit/follow-ups"),
          arguments("POST", "/v1/companies/hanbit/inquiries"),
          arguments("POST", "/v1/companies/hanbit/balance-inquiries"),
          arguments("GET", FILE),
          arguments("POST", "/v1/companies/hanbit/faults"),
          arguments("GET", "/v1/companies/hanbit/faults"),
          arguments("DELETE", FAULT));

  @Autowired Bank bank;
  @Autowired RouteRules rules;

  @ParameterizedTest
  @FieldSource("ROUTES")
  @CsvSource({"GET, /v1/anything", "GET, " + BILL + ".html"})
  void asksForAValidCredentialEverywhere(String method, String path) {
    assertThat(status(method, path, "spk_nobody")).isEqualTo(401);
    String toAnother = TestKeys.serviceToken(GATEWAY_ADAPTER, AUTH_SERVER);
    assertThat(status(method, path, toAnother)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorizations", "follow-ups", "inquiries", "balance-inquiries"})
  void opensTheHostToThePaymentGatewayAdapterAlone(String route) {
    String path = "/v1/companies/hanbit/" + route;
    assertThat(status("POST", path, TestKeys.OPERATOR.reveal())).isEqualTo(403);
    String authServer = TestKeys.serviceToken(AUTH_SERVER, CARD_ISSUER);
    assertThat(status("POST", path, authServer)).isEqualTo(403);
    assertThat(status("POST", path, Bank.adapterToken())).isEqualTo(400);
  }

  @Test
  void opensTheClerksDeskToTheOperatorAlone() {
    String accounts = "/v1/companies/hanbit/accounts";
    assertThat(status("POST", accounts, Bank.adapterToken())).isEqualTo(403);
    assertThat(status("GET", BILL, Bank.adapterToken())).isEqualTo(403);
    assertThat(status("POST", accounts, TestKeys.OPERATOR.reveal())).isEqualTo(400);
    assertThat(status("GET", BILL, TestKeys.OPERATOR.reveal())).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, " + ACCOUNT + ", 404",
    "GET, " + BILL + ".html, 404",
    "POST, " + ACCOUNT + "/bill-links, 404"
  })
  void opensAccountsToTheOperatorAlone(String method, String path, int status) {
    assertThat(status(method, path, Bank.adapterToken())).isEqualTo(403);
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/companies/hanbit/faults, 400",
    "GET, /v1/companies/hanbit/faults, 200",
    "DELETE, " + FAULT + ", 404"
  })
  void opensFaultsToTheOperatorAndToTheAdapter(String method, String path, int status) {
    assertThat(status(method, path, TestKeys.serviceToken(AUTH_SERVER, CARD_ISSUER)))
        .isEqualTo(403);
    assertThat(status(method, path, Bank.adapterToken())).isEqualTo(status);
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isEqualTo(status);
  }

  @Test
  void opensTheFilesToTheAdapterAndTheOperator() {
    assertThat(status("GET", FILE, TestKeys.serviceToken(AUTH_SERVER, CARD_ISSUER))).isEqualTo(403);
    assertThat(status("GET", FILE, Bank.adapterToken())).isEqualTo(200);
    assertThat(status("GET", FILE, TestKeys.OPERATOR.reveal())).isEqualTo(200);
  }

  @Test
  void hasTriedEveryRowOfTheTable() {
    assertThat(rules.patterns())
        .containsAll(BILLS_OF_CARDHOLDERS)
        .hasSize(ROUTES.size() + BILLS_OF_CARDHOLDERS.size());
  }

  @Test
  void opensNothingElse() {
    String log = "/v1/companies/hanbit/authorizations";
    assertThat(status("GET", log, Bank.adapterToken())).isEqualTo(403);
    assertThat(status("GET", "/actuator/env", TestKeys.OPERATOR.reveal())).isEqualTo(403);
  }

  private int status(String method, String path, String credential) {
    Integer status =
        bank.http(credential)
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body("{}")
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
