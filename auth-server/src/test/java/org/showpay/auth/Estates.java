package org.showpay.auth;

import static org.showpay.auth.Town.won;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** Callers of each kind, and what each of them owns, by the names that routes give it. */
final class Estates {

  static final List<String> KINDS =
      List.of(
          RouteRules.terminal(),
          RouteRules.onlineTerminal(),
          RouteRules.handset(),
          RouteRules.operator(),
          RouteRules.service(ServiceName.PIN_GENERATOR),
          RouteRules.anyone());

  private final Environment environment;
  private final Town town;

  Estates(Environment environment, Town town) {
    this.environment = environment;
    this.town = town;
  }

  /** Somebody, and what is theirs. */
  record Estate(String credential, Map<String, String> things) {}

  /** A new one of this kind, with one thing of each sort. */
  Estate of(String kind) {
    if (kind.equals(RouteRules.terminal())) {
      return atATill();
    }
    return kind.equals(RouteRules.onlineTerminal()) ? atAShop() : withAPhone();
  }

  /** A credential of this kind; nothing where anyone may come. */
  String credentialOf(String kind) {
    if (kind.equals(RouteRules.operator())) {
      return TestKeys.OPERATOR.reveal();
    }
    if (kind.equals(RouteRules.anyone())) {
      return "";
    }
    return kind.startsWith("service:")
        ? TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER)
        : of(kind).credential();
  }

  private Estate atATill() {
    Cashier cashier = town.cashier();
    String paid = cashier.charge(town.consumer().code(), won(5_000)).paymentId().toString();
    MerchantId merchant = cashier.merchant().merchant();
    String settled =
        TestClient.of(SettlementsApi.class, environment, TestKeys.OPERATOR.reveal())
            .close(merchant)
            .getFirst()
            .settlementId()
            .toString();
    return new Estate(
        cashier.apiKey(),
        Map.of("payment", paid, "merchant", merchant.toString(), "settlement", settled));
  }

  /** A till that became a shop's server: so it has what a till has, and a session. */
  private Estate atAShop() {
    Estate till = atATill();
    MerchantId merchant = MerchantId.of(String.valueOf(till.things().get("merchant")));
    town.jdbc()
        .sql("update terminal set channel = 'ONLINE' where merchant_id = ?")
        .param(merchant.uuid())
        .update();
    Shopkeeper shop =
        new Shopkeeper(
            environment, new MerchantsApi.Merchant(merchant, "Corner Shop"), till.credential());
    Map<String, String> things = new LinkedHashMap<>(till.things());
    things.put("session", shop.opens(9_000).session().toString());
    return new Estate(till.credential(), things);
  }

  private Estate withAPhone() {
    Consumer consumer = town.consumer();
    CardToken second = town.withAnotherCard(consumer, new CompanyId("nuri"), "4321").card();
    Cashier cashier = town.cashier();
    AuthorizationRequest usual = cashier.request(consumer.code(), won(5_000));
    PaymentId waiting =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), null))
            .paymentId();
    String token =
        TestKeys.handsetToken(
            SessionId.next(),
            consumer.enrolment().handset(),
            consumer.enrolment().subscriber(),
            ServiceName.AUTH_SERVER);
    return new Estate(
        token,
        Map.of(
            "payment",
            waiting.toString(),
            "card",
            second.toString(),
            "template",
            fingerOf(consumer).toString(),
            "passkey",
            passkeyOf(consumer).toString()));
  }

  private PasskeyId passkeyOf(Consumer consumer) {
    return new PasskeyOwner(environment, consumer)
        .adds(VirtualAuthenticator.of(VirtualAuthenticator.Kind.ES256))
        .passkey();
  }

  private TemplateId fingerOf(Consumer consumer) {
    TemplateId finger = TemplateId.next();
    town.jdbc()
        .sql(
            """
            insert into body_template (id, subscriber_id, factor, label, sealed)
            values (?, ?, 'FINGERPRINT', 'thumb', '')
            """)
        .params(finger.uuid(), consumer.enrolment().subscriber().uuid())
        .update();
    return finger;
  }

  /** A body that would be taken, where a route wants one. */
  static String bodyFor(String route) {
    String amount = "{\"amount\":100,\"currency\":\"KRW\"}";
    String operation = "\"operationId\":\"%s\",\"amount\":%s".formatted(OperationId.next(), amount);
    return switch (route.substring(route.lastIndexOf('/') + 1)) {
      case "captures", "refunds" -> "{" + operation + "}";
      case "authentication" -> "{\"password\":\"%s\"}".formatted(Town.PAYMENT_PASSWORD.reveal());
      case "acknowledgement" -> "{\"state\":\"APPROVED\"}";
      case "challenges" -> "{\"factor\":\"PASSWORD\"}";
      case "entries" -> "{\"challenge\":\"%s\",\"sealed\":\"AAAA\"}".formatted(ChallengeId.next());
      case "backup" -> "{\"backup\":null}";
      case "passkey" -> passkeyAnswer();
      case "{payment}" -> "{\"answer\":\"REFUSE\"}";
      default -> "{}";
    };
  }

  private static String passkeyAnswer() {
    return """
    {"nonce":"%s","credential":"AAAA","clientData":"AAAA","authenticatorData":"AAAA",
     "signature":"AAAA"}
    """
        .formatted(ApprovalNonce.draw());
  }

  /** Of each sort one that nobody has. */
  static Map<String, String> examples() {
    return Map.ofEntries(
        Map.entry("payment", PaymentId.next().toString()),
        Map.entry("session", CheckoutId.next().toString()),
        Map.entry("screen", "none"),
        Map.entry("card", CardToken.next().toString()),
        Map.entry("subscriber", SubscriberId.next().toString()),
        Map.entry("handset", HandsetId.next().toString()),
        Map.entry("pack", PackId.next().toString()),
        Map.entry("key", DeviceKeyId.next().toString()),
        Map.entry("operator", OperatorId.next().toString()),
        Map.entry("merchant", MerchantId.next().toString()),
        Map.entry("terminal", TerminalId.next().toString()),
        Map.entry("signingKey", "A".repeat(43)),
        Map.entry("settlement", SettlementId.next().toString()),
        Map.entry("reconciliation", ReconciliationId.next().toString()),
        Map.entry("endpoint", EndpointId.next().toString()),
        Map.entry("template", TemplateId.next().toString()),
        Map.entry("passkey", PasskeyId.next().toString()),
        Map.entry("factor", Factor.FINGERPRINT.name()),
        Map.entry("delivery", DeliveryId.next().toString()));
  }
}
