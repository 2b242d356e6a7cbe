package org.showpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Who may call what: every route against every kind of caller. */
@GatewayTest
class RoutesTest {

  private static final String HANDSET = "handset";
  private static final String OPERATOR = "operator";
  private static final String AUTH_SERVER = ServiceName.AUTH_SERVER.text();
  private static final String CARD = "/v1/cards/" + CardToken.next();

  /** What a request with nothing in it gets from a route that is open to its caller. */
  private static final List<Integer> LET_IN = List.of(200, 400, 404);

  private static final Map<String, Set<String>> ROUTES =
      Map.ofEntries(
          Map.entry("POST /v1/cards", Set.of(HANDSET)),
          Map.entry("GET /v1/journal/messages", Set.of(AUTH_SERVER)),
          Map.entry("POST /v1/card-tickets", Set.of(HANDSET)),
          Map.entry("GET " + CARD, Set.of(AUTH_SERVER)),
          Map.entry("GET " + CARD + "/available", Set.of(AUTH_SERVER)),
          Map.entry("DELETE /v1/cards/of/" + SubscriberId.next(), Set.of(AUTH_SERVER)),
          Map.entry("POST /v1/authorizations", Set.of(AUTH_SERVER)),
          Map.entry("POST /v1/follow-ups", Set.of(AUTH_SERVER)),
          Map.entry("POST /v1/inquiries", Set.of(AUTH_SERVER)),
          Map.entry("GET /v1/journal", Set.of(AUTH_SERVER, OPERATOR)),
          Map.entry(
              "GET /v1/card-companies/nobody/files/2026-08-04", Set.of(AUTH_SERVER, OPERATOR)),
          Map.entry("POST /v1/card-companies/nobody/faults", Set.of(AUTH_SERVER)),
          Map.entry("GET /v1/card-companies/nobody/faults", Set.of(AUTH_SERVER)),
          Map.entry(
              "DELETE /v1/card-companies/nobody/faults/" + FaultId.next(), Set.of(AUTH_SERVER)));

  /** Its body brings what allows it. */
  private static final String ANYONES = "POST /v1/ticketed-cards";

  @Autowired Environment environment;
  @Autowired RouteRules rules;

  @Test
  void opensEachRouteToItsCallersAndToNobodyElse() {
    Map<String, String> callers = callers();
    ROUTES.forEach((route, open) ->
        callers.forEach((caller, credential) ->
            assertThat(status(route, credential))
                .describedAs("%s as %s", route, caller)
                .isIn(open.contains(caller) ? LET_IN : List.of(403))));
  }

  @Test
  void asksStrangersWhoTheyAre() {
    for (String route : ROUTES.keySet()) {
      assertThat(status(route, "")).describedAs(route).isEqualTo(401);
      assertThat(status(route, "nobody")).describedAs(route).isEqualTo(401);
      assertThat(status(route, tokenForAnotherService())).describedAs(route).isEqualTo(401);
      assertThat(status(route, handsetTokenForAnotherService())).describedAs(route).isEqualTo(401);
    }
  }

  @Test
  void letsAnyoneBringATicket() {
    assertThat(status(ANYONES, "")).isEqualTo(400);
  }

  @Test
  void opensNothingElse() {
    String token = Callers.serviceToken(ServiceName.AUTH_SERVER);
    for (String closed :
        List.of(
            "GET /v1/cards",
            "GET /v1/ticketed-cards",
            "OPTIONS /v1/cards",
            "DELETE " + CARD,
            "GET /v1/authorizations",
            "DELETE /v1/journal",
            "POST /v1/card-companies/hanbit/files/2026-08-04",
            "POST /v1/companies/hanbit/authorizations")) {
      assertThat(status(closed, token)).describedAs(closed).isEqualTo(403);
    }
  }

  @Test
  void triesEveryRowOfTheTable() {
    assertThat(rules.patterns()).hasSize(ROUTES.size() + 1).contains(ANYONES);
  }

  private static Map<String, String> callers() {
    Map<String, String> callers = new LinkedHashMap<>();
    callers.put(OPERATOR, TestKeys.OPERATOR.reveal());
    callers.put(HANDSET, Callers.handsetToken(SubscriberId.next()));
    for (ServiceName service : ServiceName.values()) {
      callers.put(service.text(), Callers.serviceToken(service));
    }
    return callers;
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

  private static String tokenForAnotherService() {
    return TestKeys.serviceToken(ServiceName.AUTH_SERVER, ServiceName.CARD_ISSUER);
  }

  private static String handsetTokenForAnotherService() {
    return TestKeys.handsetToken(
        SessionId.next(), HandsetId.next(), SubscriberId.next(), ServiceName.AUTH_SERVER);
  }
}
