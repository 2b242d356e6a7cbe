package org.showpay.mall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.SHOPPING_MALL;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every route opens to the operator alone. */
@MallTest
class RoutesTest {

  private static final String ORDER = "/v1/orders/ord_00000000000000000000000000000001";

  static final List<Arguments> ROUTES =
      List.of(
          arguments("GET", "/v1/goods", 200),
          arguments("POST", "/v1/orders", 400),
          arguments("GET", ORDER, 404),
          arguments("POST", ORDER + "/cancellation", 404),
          arguments("GET", "/v1/orders", 200),
          arguments("POST", ORDER + "/refunds", 400),
          arguments("GET", ORDER + "/refunds", 404),
          arguments("GET", "/v1/merchant-account", 200),
          arguments("PUT", "/v1/merchant-account", 400),
          arguments("POST", "/v1/merchant-account/signing-keys", 201));

  @Autowired Customers customers;
  @Autowired RouteRules rules;

  @Test
  void triesEveryRowOfTheTable() {
    // The webhooks' own row is open to anyone, and is proved by the signature.
    assertThat(ROUTES).hasSize(rules.patterns().size() - 1);
    assertThat(rules.patterns()).contains("POST /v1/webhooks/showpay");
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void opensToTheOperatorAlone(String method, String path, int status) {
    assertThat(status(method, path, "spk_nobody")).isEqualTo(401);
    String service = TestKeys.serviceToken(AUTH_SERVER, SHOPPING_MALL);
    assertThat(status(method, path, service)).isEqualTo(403);
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isEqualTo(status);
  }

  @Test
  void opensNoWayToPay() {
    assertThat(status("POST", ORDER + "/payment", TestKeys.OPERATOR.reveal())).isEqualTo(403);
  }

  private int status(String method, String path, String credential) {
    Integer status =
        customers
            .http(credential)
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
