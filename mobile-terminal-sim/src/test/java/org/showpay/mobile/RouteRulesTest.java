package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.http.HttpMethod;

/** Each route opens to those whom the table names, and to nobody else. */
class RouteRulesTest extends PhoneScenario {

  private static final String PHONE = "phn_0199c1f2a3b47c5d8e6f708192a3b4c5";

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/phones",
    "POST, /v1/phones/" + PHONE + "/cards",
    "POST, /v1/phones/" + PHONE + "/codes",
    "GET, /v1/phones/" + PHONE + "/messages"
  })
  void opensPhonesToTheOperatorAlone(String method, String path) {
    assertThat(status(method, path, "spk_nobody")).isEqualTo(401);
    assertThat(status(method, path, tokenOf(ServiceName.PIN_GENERATOR))).isEqualTo(403);
    assertThat(status(method, path, handset())).isEqualTo(403);
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isIn(400, 404);
  }

  @Test
  void opensTheSmsServerToThePinGeneratorAlone() {
    assertThat(status("POST", "/v1/sms", "spk_nobody")).isEqualTo(401);
    assertThat(status("POST", "/v1/sms", TestKeys.OPERATOR.reveal())).isEqualTo(403);
    assertThat(status("POST", "/v1/sms", tokenOf(ServiceName.AUTH_SERVER))).isEqualTo(403);
    assertThat(status("POST", "/v1/sms", tokenOf(ServiceName.PIN_GENERATOR))).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"GET, /v1/phones", "GET, /v1/phones/" + PHONE, "GET, /v1/sms", "GET, /"})
  void opensNothingElse(String method, String path) {
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isEqualTo(403);
  }

  private int status(String method, String path, String credential) {
    return Objects.requireNonNull(
        TestClient.raw(environment, credential)
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .exchange((request, response) -> response.getStatusCode().value()));
  }

  private static String tokenOf(ServiceName caller) {
    return TestKeys.serviceToken(caller, ServiceName.MOBILE_TERMINAL);
  }

  private static String handset() {
    return TestKeys.handsetToken(
        SessionId.next(), HandsetId.next(), SubscriberId.next(), ServiceName.MOBILE_TERMINAL);
  }
}
