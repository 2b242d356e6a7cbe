package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Who may call what: every route against every kind of caller. */
@AuthServerTest
class RoutesTest {

  private static final String MERCHANT = "/v1/merchants/mer_0199c1f2a3b47c5d8e6f708192a3b4c5";
  private static final String OPERATOR = "operator";
  private static final String PIN = "pin-generator-service";
  private static final String TERMINAL = "terminal";
  private static final String ONLINE = "online terminal";
  private static final Set<String> SELLERS = Set.of(TERMINAL, ONLINE);

  /** Who has a screen's address may use it, whoever that is. */
  private static final List<String> SCREENS =
      List.of(
          "GET /v1/screens/none",
          "POST /v1/screens/none/code",
          "POST /v1/screens/none/password",
          "GET /v1/screens/none/factors",
          "POST /v1/screens/none/challenges",
          "POST /v1/screens/none/entries",
          "POST /v1/screens/none/another-code",
          "POST /v1/screens/none/cancellation");

  @Autowired Environment environment;
  @Autowired Town town;
  @Autowired RouteRules rules;

  @Test
  void opensEachRouteToItsCallersAndToNobodyElse() {
    Map<String, String> callers = callers();
    for (var route : routes().entrySet()) {
      for (var caller : callers.entrySet()) {
        boolean let = route.getValue().contains(caller.getKey());
        int status = status(route.getKey(), caller.getValue());
        assertThat(let ? status != 401 && status != 403 : status == 403)
            .describedAs("%s as %s: %d", route.getKey(), caller.getKey(), status)
            .isTrue();
      }
    }
  }

  @Test
  void refusesCredentialsThatAreForgedForeignOrOver() {
    ECKey unknown = TestKeys.newKey(PIN);
    Duration life = Duration.ofMinutes(5);
    ServiceName here = ServiceName.AUTH_SERVER;
    ECKey pin = TestKeys.keyOf(ServiceName.PIN_GENERATOR);
    List<String> bad =
        List.of(
            "spk_" + "A".repeat(43),
            "spk_",
            "nonsense",
            TestKeys.sign(
                unknown, TestKeys.claims(PIN, life, here).claim("kind", "service").build()),
            TestKeys.sign(
                TestKeys.keyOf(ServiceName.CARD_ISSUER),
                TestKeys.claims(PIN, life, here).claim("kind", "service").build()),
            TestKeys.sign(pin, TestKeys.claims(PIN, life, here).claim("kind", "root").build()),
            TestKeys.sign(pin, TestKeys.claims(PIN, life, here).build()),
            TestKeys.sign(
                pin,
                TestKeys.claims(PIN, Duration.ofSeconds(-11), here)
                    .claim("kind", "service")
                    .build()),
            TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.GATEWAY_ADAPTER));
    for (String credential : bad) {
      assertThat(status("POST /v1/pay-codes", credential)).describedAs(credential).isEqualTo(401);
    }
  }

  @Test
  void answersNobodyWithoutCredentialsButHealth() {
    for (String route : routes().keySet()) {
      assertThat(status(route, "")).describedAs(route).isEqualTo(401);
    }
    assertThat(SCREENS).allSatisfy(route -> assertThat(status(route, "")).isNotIn(401, 403));
    for (String probe : List.of("/actuator/health", "/actuator/health/readiness")) {
      assertThat(status("GET " + probe, "")).isEqualTo(200);
    }
    for (String closed : List.of("env", "heapdump", "beans", "loggers", "threaddump")) {
      assertThat(status("GET /actuator/" + closed, "")).isIn(401, 404);
      assertThat(status("GET /actuator/" + closed, TestKeys.OPERATOR.reveal())).isEqualTo(403);
    }
  }

  @Test
  void refusesAnAddressThatNoRouteMayHaveWithAProblemToo() {
    String answer =
        TestClient.raw(environment, TestKeys.OPERATOR.reveal())
            .get()
            .uri("/v1/payments;of=another")
            .exchange((request, response) ->
                response.getStatusCode() + " " + response.bodyTo(String.class));
    assertThat(Objects.requireNonNull(answer)).contains("400", "BAD_REQUEST", "FIX_REQUEST");
  }

  @Test
  void triesEveryRowOfTheTable() {
    assertThat(routes().size() + SCREENS.size()).isEqualTo(rules.patterns().size());
  }

  private static Map<String, Set<String>> routes() {
    Map<String, Set<String>> routes = new LinkedHashMap<>(routesOfPeople());
    routes.putAll(routesOfHandsets());
    routes.putAll(routesOfTills());
    routes.putAll(routesOfMerchants());
    routes.putAll(routesOfTerminals());
    return routes;
  }

  private static Map<String, Set<String>> routesOfPeople() {
    String person = "/v1/subscribers/" + SubscriberId.next();
    return Map.ofEntries(
        Map.entry("POST /v1/subscribers", Set.of(OPERATOR)),
        Map.entry("POST /v1/subscribers/sign-in", Set.of(PIN)),
        Map.entry("GET " + person + "/handsets", Set.of(OPERATOR)),
        Map.entry("POST " + person + "/handsets", Set.of(OPERATOR)),
        Map.entry("DELETE " + person + "/handsets/" + HandsetId.next(), Set.of(OPERATOR)),
        Map.entry("POST " + person + "/cards", Set.of(PIN)),
        Map.entry("GET " + person + "/cards", Set.of(PIN)),
        Map.entry("POST /v1/pay-codes", Set.of(PIN)),
        Map.entry("POST " + person + "/code-revocations", Set.of(OPERATOR, PIN)),
        Map.entry("POST /v1/packs", Set.of(PIN)),
        Map.entry("POST /v1/device-keys", Set.of(PIN)),
        Map.entry("GET /actuator/metrics/showpay.codes.outstanding", Set.of(OPERATOR)),
        Map.entry("POST /v1/device-keys/" + DeviceKeyId.next() + "/resync", Set.of(PIN)),
        Map.entry("POST /v1/packs/" + PackId.next() + "/confirmation", Set.of(PIN)),
        Map.entry("POST /v1/operators", Set.of(OPERATOR)),
        Map.entry("GET /v1/operators", Set.of(OPERATOR)),
        Map.entry("DELETE /v1/operators/" + OperatorId.next(), Set.of(OPERATOR)),
        Map.entry("POST /v1/merchants", Set.of(OPERATOR)),
        Map.entry("GET " + person + "/limits", Set.of(PIN)),
        Map.entry("PUT " + person + "/limits", Set.of(PIN)));
  }

  private static Map<String, Set<String>> routesOfHandsets() {
    String approval = "POST /v1/approvals/" + PaymentId.next();
    return Stream.of(
            "GET /v1/approvals",
            approval,
            approval + "/questions",
            approval + "/passkey-questions",
            approval + "/passkey",
            "GET /v1/wallet",
            "POST /v1/wallet/handset-loss",
            "GET /v1/wallet/approval-key",
            "PUT /v1/wallet/approval-key",
            "GET /v1/wallet/passkeys",
            "POST /v1/wallet/passkeys",
            "POST /v1/wallet/passkeys/questions",
            "DELETE /v1/wallet/passkeys/" + PasskeyId.next(),
            "GET /v1/wallet/payments",
            "GET /v1/wallet/shops",
            "POST /v1/wallet/freeze",
            "POST /v1/wallet/unfreeze",
            "PUT /v1/wallet/limits",
            "PUT /v1/wallet/cards/" + CardToken.next() + "/backup",
            "GET /v1/wallet/factors",
            "POST /v1/wallet/factors",
            "POST /v1/wallet/factors/challenges",
            "DELETE /v1/wallet/factors/" + TemplateId.next(),
            "PUT /v1/wallet/factors/IRIS/ceiling")
        .collect(Collectors.toMap(route -> route, route -> Set.of("handset")));
  }

  private static Map<String, Set<String>> routesOfTills() {
    String payment = "/v1/payments/" + PaymentId.next();
    return Map.ofEntries(
        Map.entry("POST /v1/payments", Set.of(TERMINAL)),
        Map.entry("GET /v1/payments/" + PaymentId.next(), SELLERS),
        Map.entry("POST " + payment + "/authentication", Set.of(TERMINAL)),
        Map.entry("GET " + payment + "/factors", Set.of(TERMINAL)),
        Map.entry("POST " + payment + "/challenges", Set.of(TERMINAL)),
        Map.entry("POST " + payment + "/entries", Set.of(TERMINAL)),
        Map.entry("POST " + payment + "/captures", SELLERS),
        Map.entry("POST " + payment + "/cancellation", SELLERS),
        Map.entry("POST " + payment + "/refunds", SELLERS),
        Map.entry("GET " + payment + "/operations", SELLERS),
        Map.entry("POST " + payment + "/acknowledgement", SELLERS),
        Map.entry("GET /v1/payments", SELLERS),
        Map.entry("GET /v1/terminals/self/events", SELLERS),
        Map.entry("GET /v1/terminals/self/sealing-key", Set.of(TERMINAL)),
        Map.entry("POST /v1/checkout-sessions", Set.of(ONLINE)),
        Map.entry("GET /v1/checkout-sessions", Set.of(ONLINE)),
        Map.entry("GET /v1/checkout-sessions/" + CheckoutId.next(), Set.of(ONLINE)),
        Map.entry("POST /v1/checkout-sessions/" + CheckoutId.next() + "/expiry", Set.of(ONLINE)));
  }

  private static Map<String, Set<String>> routesOfMerchants() {
    String settlement = "/v1/settlements/" + SettlementId.next() + ".csv";
    String reconciliation = "/v1/reconciliations/" + ReconciliationId.next();
    String hooks = MERCHANT + "/webhook-endpoints";
    String hook = hooks + "/" + EndpointId.next();
    return Map.ofEntries(
        Map.entry("GET " + MERCHANT + "/terms", Set.of(OPERATOR)),
        Map.entry("PUT " + MERCHANT + "/terms", Set.of(OPERATOR)),
        Map.entry("GET /v1/ledger/balances", Set.of(OPERATOR)),
        Map.entry("POST " + MERCHANT + "/settlements", Set.of(OPERATOR)),
        Map.entry("GET " + MERCHANT + "/settlements", Set.of(OPERATOR, TERMINAL, ONLINE)),
        Map.entry("GET " + settlement, Set.of(OPERATOR, TERMINAL, ONLINE)),
        Map.entry("POST /v1/reconciliations", Set.of(OPERATOR)),
        Map.entry("GET " + reconciliation, Set.of(OPERATOR)),
        Map.entry("GET " + reconciliation + ".csv", Set.of(OPERATOR)),
        Map.entry("GET /v1/reconciliation-exceptions", Set.of(OPERATOR)),
        Map.entry("POST " + hooks, Set.of(OPERATOR)),
        Map.entry("GET " + hooks, Set.of(OPERATOR)),
        Map.entry("DELETE " + hook, Set.of(OPERATOR)),
        Map.entry("POST " + hook + "/secret-rotation", Set.of(OPERATOR)),
        Map.entry("POST " + hook + "/test-event", Set.of(OPERATOR)),
        Map.entry("GET " + hook + "/deliveries", Set.of(OPERATOR)),
        Map.entry(
            "POST " + hook + "/deliveries/" + DeliveryId.next() + "/redelivery", Set.of(OPERATOR)));
  }

  private static Map<String, Set<String>> routesOfTerminals() {
    String all = MERCHANT + "/terminals";
    String one = all + "/" + TerminalId.next();
    String signing = one + "/signing-keys";
    return Stream.of(
            "POST " + all,
            "GET " + all,
            "DELETE " + one,
            "POST " + one + "/key-rotation",
            "POST " + signing,
            "GET " + signing,
            "DELETE " + signing + "/" + "A".repeat(43))
        .collect(Collectors.toMap(route -> route, route -> Set.of(OPERATOR)));
  }

  private Map<String, String> callers() {
    Map<String, String> callers = new LinkedHashMap<>();
    callers.put(OPERATOR, TestKeys.OPERATOR.reveal());
    callers.put(TERMINAL, town.cashier().apiKey());
    callers.put(ONLINE, town.shopkeeper().apiKey());
    callers.put(
        "handset",
        TestKeys.handsetToken(
            SessionId.next(), HandsetId.next(), SubscriberId.next(), ServiceName.AUTH_SERVER));
    for (ServiceName service : ServiceName.values()) {
      callers.put(service.text(), TestKeys.serviceToken(service, ServiceName.AUTH_SERVER));
    }
    return callers;
  }

  private int status(String route, String credential) {
    String[] words = route.split(" ", -1);
    var request =
        TestClient.raw(environment, credential).method(HttpMethod.valueOf(words[0])).uri(words[1]);
    // So that a stream of events is let in and then refused, rather than held open.
    request.header("Last-Event-ID", "none");
    if (!words[0].equals("GET")) {
      request.contentType(MediaType.APPLICATION_JSON).body("{}");
    }
    Integer status = request.exchange((q, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }
}
