package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Each route opens to those whom the table names, and to nobody else. */
class RouteRulesTest extends PhoneScenario {

  private static final String PHONE = "phn_0199c1f2a3b47c5d8e6f708192a3b4c5";

  private static final String PAYMENT = PaymentId.next().toString();

  private static final String PACK =
      "/v1/phones/" + PHONE + "/cards/card_0199c1f2a3b47c5d8e6f708192a3b4c5/pack";

  private static final String MADE = PACK.replace("/pack", "/device-codes");

  static final List<String> OPERATORS =
      List.of(
          "POST /v1/phones",
          "GET /v1/phones",
          "GET /v1/phones/" + PHONE + "/cards",
          "GET /v1/phones/" + PHONE + "/wallet",
          "GET /v1/phones/" + PHONE + "/payments",
          "POST /v1/phones/" + PHONE + "/payments/" + PAYMENT + "/decision",
          "POST /v1/phones/" + PHONE + "/approval-key",
          "GET /v1/phones/" + PHONE + "/shops",
          "POST /v1/phones/" + PHONE + "/freeze",
          "POST /v1/phones/" + PHONE + "/unfreeze",
          "PUT /v1/phones/" + PHONE + "/limits",
          "POST /v1/phones/" + PHONE + "/cards",
          "POST /v1/phones/" + PHONE + "/codes",
          "POST /v1/phones/" + PHONE + "/code-revocations",
          "PUT " + PACK.replace("/pack", "/backup"),
          "PUT " + PACK,
          "GET " + PACK,
          "POST " + PACK + "/codes",
          "PUT " + MADE,
          "POST " + MADE + "/shown",
          "POST " + MADE + "/resync",
          "PUT /v1/phones/" + PHONE + "/network",
          "GET /v1/phones/" + PHONE + "/messages",
          "GET /v1/phones/" + PHONE + "/factors",
          "POST /v1/phones/" + PHONE + "/factors",
          "DELETE /v1/phones/" + PHONE + "/factors/tpl_0199c1f2a3b47c5d8e6f708192a3b4c5",
          "PUT /v1/phones/" + PHONE + "/factors/IRIS/ceiling",
          "PUT /v1/sms-fault");

  @Autowired RouteRules rules;

  @Test
  void triesEveryRowOfTheTable() {
    assertThat(rules.patterns()).hasSize(OPERATORS.size());
  }

  @ParameterizedTest
  @FieldSource("OPERATORS")
  void opensPhonesToTheOperatorAlone(String route) {
    assertThat(status(route, "spk_nobody")).isEqualTo(401);
    assertThat(status(route, tokenOf(ServiceName.PIN_GENERATOR))).isEqualTo(403);
    assertThat(status(route, handset())).isEqualTo(403);
    assertThat(status(route, TestKeys.OPERATOR.reveal())).isIn(200, 400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DELETE /v1/phones", "GET /v1/phones/" + PHONE, "GET /v1/sms", "GET /error/x"})
  void opensNothingElse(String route) {
    assertThat(status(route, TestKeys.OPERATOR.reveal())).isEqualTo(403);
  }

  private int status(String route, String credential) {
    String[] words = route.split(" ", -1);
    return Objects.requireNonNull(
        TestClient.raw(environment, credential)
            .method(HttpMethod.valueOf(words[0]))
            .uri(words[1])
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
