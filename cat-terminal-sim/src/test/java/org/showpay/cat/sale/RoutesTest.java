package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Only the operator drives the tills. */
class RoutesTest extends AtTheTill {

  @Autowired RouteRules rules;

  @Test
  void triesEveryRowOfTheTable() {
    assertThat(routes()).hasSameSizeAs(rules.patterns());
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void openToNobodyButTheOperator(String credential, int refusal) {
    assertThat(routes())
        .allSatisfy(route -> assertThat(status(credential, route)).isEqualTo(refusal));
    assertThat(routes())
        .allSatisfy(
            route -> assertThat(status(TestKeys.OPERATOR.reveal(), route)).isNotIn(401, 403));
  }

  private List<String> routes() {
    String sales = "/v1/tills/" + till + "/sales";
    String here = "/v1/tills/" + till;
    return List.of(
        "POST /v1/tills",
        "POST " + sales,
        "GET " + sales + "/pay_1",
        "GET /v1/tills",
        "POST /v1/tills/signed-in",
        "POST " + here + "/signing-keys",
        "PUT " + here + "/signing-key",
        "GET " + sales,
        "POST " + here + "/refunds",
        "POST " + here + "/voids",
        "GET " + here + "/totals",
        "POST " + here + "/batches/9/closing",
        "GET " + here + "/batches/9/comparison",
        "GET " + here + "/items",
        "PUT " + here + "/items/1",
        "DELETE " + here + "/items/1",
        "POST /v1/pcs",
        "GET /v1/pcs/1",
        "POST /v1/pcs/1/code",
        "POST /v1/pcs/1/password",
        "POST /v1/pcs/1/another-code",
        "POST /v1/pcs/1/cancellation");
  }

  static Stream<Object[]> strangers() {
    return Stream.of(
        new Object[] {API_KEY.reveal(), 401},
        new Object[] {"guess", 401},
        new Object[] {
          TestKeys.serviceToken(ServiceName.MOBILE_TERMINAL, ServiceName.CAT_TERMINAL), 403
        },
        new Object[] {
          TestKeys.serviceToken(ServiceName.MOBILE_TERMINAL, ServiceName.AUTH_SERVER), 401
        },
        new Object[] {
          TestKeys.handsetToken(
              SessionId.next(), HandsetId.next(), SubscriberId.next(), ServiceName.CAT_TERMINAL),
          403
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/tills/1", "/v1/payments", "/actuator/env", "/cashierx"})
  void hasNoOtherRoutes(String path) {
    assertThat(status(TestKeys.OPERATOR.reveal(), "GET " + path)).isEqualTo(403);
  }

  private int status(String credential, String route) {
    String[] words = route.split(" ", -1);
    Integer status =
        TestClient.raw(environment, credential)
            .method(HttpMethod.valueOf(words[0]))
            .uri(words[1])
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
