package org.showpay.auth.webhook;

import java.time.Clock;
import java.util.List;
import org.showpay.auth.delivery.Deliveries;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells merchants what became of payments, where they want to be told. */
@Service
public class Notices {

  private static final String TEST = "webhook.test";

  private final EndpointRows endpoints;
  private final Deliveries deliveries;
  private final JsonMapper json;
  private final Clock clock;

  Notices(EndpointRows endpoints, Deliveries deliveries, JsonMapper json, Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.json = json;
    this.clock = clock;
  }

  /** Part of the caller's transaction: what is rolled back is told to nobody. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Notice notice) {
    List<EndpointId> to = endpoints.activeOf(notice.merchant());
    if (to.isEmpty()) {
      return;
    }
    String payload = payload(notice.type(), notice.version(), json.valueToTree(notice.data()));
    deliveries.take(
        new Deliveries.Message(
            notice.merchant(), notice.type(), notice.payment(), notice.version(), payload),
        to);
  }

  /**
   * The same of a checkout session, which may end without any payment. The address of its screen is
   * left out: who has that can pay there, and what is told stands in a table.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellOfCheckout(MerchantId merchant, String type, CheckoutView session) {
    List<EndpointId> to = endpoints.activeOf(merchant);
    if (!to.isEmpty()) {
      ObjectNode data = json.valueToTree(session);
      data.remove("screen");
      String payload = payload(type, session.version(), data);
      deliveries.take(new Deliveries.Message(merchant, type, null, session.version(), payload), to);
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  DeliveryId test(MerchantId merchant, EndpointId endpoint) {
    ObjectNode data = json.createObjectNode().put("endpoint", endpoint.toString());
    return deliveries
        .take(
            new Deliveries.Message(merchant, TEST, null, 1, payload(TEST, 1, data)),
            List.of(endpoint))
        .getFirst();
  }

  private String payload(String type, int version, JsonNode data) {
    if (!(data instanceof ObjectNode object)) {
      throw new IllegalArgumentException("What is told is a JSON object");
    }
    ObjectNode payload = json.createObjectNode();
    payload.put("type", type);
    payload.put("timestamp", clock.instant().toString());
    payload.set("data", object.put("version", version));
    return json.writeValueAsString(payload);
  }
}
