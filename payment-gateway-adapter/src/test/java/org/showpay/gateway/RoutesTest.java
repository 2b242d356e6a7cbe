package org.showpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Each route is open to one caller alone. */
@GatewayTest
class RoutesTest {

  private static final String CARD = "/v1/cards/" + CardToken.next();

  private record Route(HttpMethod method, String path, boolean forHandsets) {}

  private static final List<Route> ROUTES =
      List.of(
          new Route(HttpMethod.POST, "/v1/cards", true),
          new Route(HttpMethod.GET, CARD, false),
          new Route(HttpMethod.GET, CARD + "/available", false),
          new Route(HttpMethod.POST, "/v1/authorizations", false));

  @Autowired Environment environment;

  static Stream<Arguments> routes() {
    return ROUTES.stream().map(route -> Arguments.of(route.method, route.path, route.forHandsets));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void asksStrangersWhoTheyAre(HttpMethod method, String path, boolean forHandsets) {
    assertThat(statusFor(method, path, "nobody")).isEqualTo(401);
    assertThat(statusFor(method, path, tokenForAnotherService())).isEqualTo(401);
    assertThat(statusFor(method, path, handsetTokenForAnotherService())).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void isClosedToOtherCallers(HttpMethod method, String path, boolean forHandsets) {
    for (ServiceName service : ServiceName.values()) {
      boolean expected = service == ServiceName.AUTH_SERVER && !forHandsets;
      assertThat(isLetIn(method, path, Callers.serviceToken(service)))
          .as(service.text())
          .isEqualTo(expected);
    }
    assertThat(isLetIn(method, path, TestKeys.OPERATOR.reveal())).isFalse();
    assertThat(isLetIn(method, path, Callers.handsetToken(SubscriberId.next())))
        .isEqualTo(forHandsets);
  }

  @Test
  void opensNothingElse() {
    String token = Callers.serviceToken(ServiceName.AUTH_SERVER);
    assertThat(statusFor(HttpMethod.GET, "/v1/cards", token)).isEqualTo(403);
    assertThat(statusFor(HttpMethod.DELETE, CARD, token)).isEqualTo(403);
    assertThat(statusFor(HttpMethod.GET, "/v1/authorizations", token)).isEqualTo(403);
    assertThat(statusFor(HttpMethod.POST, "/v1/companies/hanbit/authorizations", token))
        .isEqualTo(403);
  }

  private boolean isLetIn(HttpMethod method, String path, String token) {
    int status = statusFor(method, path, token);
    assertThat(status).isIn(403, 400, 404);
    return status != 403;
  }

  private int statusFor(HttpMethod method, String path, String token) {
    return Objects.requireNonNull(
        TestClient.raw(environment, token)
            .method(method)
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body("{}")
            .exchange((request, response) -> response.getStatusCode().value()));
  }

  private static String tokenForAnotherService() {
    return TestKeys.serviceToken(ServiceName.AUTH_SERVER, ServiceName.CARD_ISSUER);
  }

  private static String handsetTokenForAnotherService() {
    return TestKeys.handsetToken(
        SessionId.next(), HandsetId.next(), SubscriberId.next(), ServiceName.AUTH_SERVER);
  }
}
