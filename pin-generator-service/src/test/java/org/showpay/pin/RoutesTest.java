package org.showpay.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Who may call what: handsets that signed in, and for signing in anyone. */
@PinTest
class RoutesTest {

  static final List<String> HANDSETS =
      List.of(
          "POST /v1/cards",
          "GET /v1/cards",
          "POST /v1/pay-codes",
          "POST /v1/packs",
          "POST /v1/device-keys",
          "POST /v1/device-keys/dck_0199c1f2a3b47c5d8e6f708192a3b4c5/resync",
          "POST /v1/packs/pck_0199c1f2a3b47c5d8e6f708192a3b4c5/confirmation",
          "POST /v1/code-revocations");
  static final List<String> ANYONES = List.of("POST /v1/sessions");

  @Autowired Environment environment;
  @Autowired Consumers consumers;
  @Autowired RouteRules rules;

  @Test
  void triesEveryRowOfTheTable() {
    assertThat(rules.patterns()).hasSize(HANDSETS.size() + ANYONES.size());
  }

  @ParameterizedTest
  @FieldSource("HANDSETS")
  void opensToHandsetsThatSignedInAndToNobodyElse(String route) {
    assertThat(status(route, "")).isEqualTo(401);
    assertThat(status(route, "spk_nobody")).isEqualTo(401);
    assertThat(everyoneElse()).allSatisfy(other -> assertThat(status(route, other)).isEqualTo(403));
    String token = consumers.signedIn().session().token().reveal();
    assertThat(status(route, token)).isNotIn(401, 403);
  }

  @ParameterizedTest
  @FieldSource("ANYONES")
  void opensSigningInToAnyone(String route) {
    assertThat(status(route, "")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /v1/sessions", "DELETE /v1/cards", "GET /v1/pay-codes", "GET /actuator/env"})
  void opensNothingElse(String route) {
    String token = consumers.signedIn().session().token().reveal();
    assertThat(status(route, token)).isEqualTo(403);
    assertThat(everyoneElse()).allSatisfy(other -> assertThat(status(route, other)).isEqualTo(403));
  }

  private static Stream<String> everyoneElse() {
    return Stream.concat(
        Stream.of(TestKeys.OPERATOR.reveal()),
        Stream.of(ServiceName.values())
            .map(service -> TestKeys.serviceToken(service, ServiceName.PIN_GENERATOR)));
  }

  private int status(String route, String credential) {
    String[] words = route.split(" ", -1);
    var request =
        TestClient.raw(environment, credential).method(HttpMethod.valueOf(words[0])).uri(words[1]);
    if (words[0].equals("POST")) {
      request.contentType(MediaType.APPLICATION_JSON).body("{}");
    }
    Integer status = request.exchange((q, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
