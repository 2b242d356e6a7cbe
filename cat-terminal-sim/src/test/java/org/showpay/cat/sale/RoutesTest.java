package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.http.HttpMethod;

/** Only the operator drives the tills. */
class RoutesTest extends AtTheTill {

  @ParameterizedTest
  @MethodSource("strangers")
  void openToNobodyButTheOperator(String credential, int refusal) {
    assertThat(status(credential, HttpMethod.POST, "/v1/tills")).isEqualTo(refusal);
    assertThat(status(credential, HttpMethod.POST, "/v1/tills/" + till + "/sales"))
        .isEqualTo(refusal);
    assertThat(status(credential, HttpMethod.GET, "/v1/tills/" + till + "/sales/pay_1"))
        .isEqualTo(refusal);
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
  @ValueSource(strings = {"/", "/v1/tills", "/v1/payments", "/actuator/env"})
  void hasNoOtherRoutes(String path) {
    assertThat(status(TestKeys.OPERATOR.reveal(), HttpMethod.GET, path)).isEqualTo(403);
  }

  private int status(String credential, HttpMethod method, String path) {
    Integer status =
        TestClient.raw(environment, credential)
            .method(method)
            .uri(path)
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
