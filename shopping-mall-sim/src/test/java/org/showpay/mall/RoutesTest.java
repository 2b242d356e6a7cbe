package org.showpay.mall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.SHOPPING_MALL;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Every route opens to the operator alone. */
@MallTest
class RoutesTest {

  @Autowired Customers customers;

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/goods, 200",
    "POST, /v1/orders, 400",
    "GET, /v1/orders/ord_00000000000000000000000000000001, 404",
    "POST, /v1/orders/ord_00000000000000000000000000000001/cancellation, 404"
  })
  void opensToTheOperatorAlone(String method, String path, int status) {
    assertThat(status(method, path, "spk_nobody")).isEqualTo(401);
    String service = TestKeys.serviceToken(AUTH_SERVER, SHOPPING_MALL);
    assertThat(status(method, path, service)).isEqualTo(403);
    assertThat(status(method, path, TestKeys.OPERATOR.reveal())).isEqualTo(status);
  }

  @Test
  void opensNoWayToPay() {
    String payment = "/v1/orders/ord_00000000000000000000000000000001/payment";
    assertThat(status("POST", payment, TestKeys.OPERATOR.reveal())).isEqualTo(403);
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
