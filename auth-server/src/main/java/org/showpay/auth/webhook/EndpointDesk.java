package org.showpay.auth.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.showpay.auth.delivery.Deliveries;
import org.showpay.auth.delivery.EndpointSecrets;
import org.showpay.auth.receiver.EndpointUrl;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.WebhookSecret;
import org.showpay.contracts.webhook.WebhooksApi.Endpoint;
import org.showpay.contracts.webhook.WebhooksApi.EndpointSecret;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes on the addresses at which merchants are told, and looks after them. */
@Service
@Transactional
public class EndpointDesk {

  private static final int MOST_ENDPOINTS = 10;
  private static final Duration EARLIER_SECRET_LIVES = Duration.ofHours(24);

  private final EndpointRows rows;
  private final EndpointSecrets secrets;
  private final Notices notices;
  private final Deliveries deliveries;
  private final Clock clock;

  EndpointDesk(
      EndpointRows rows,
      EndpointSecrets secrets,
      Notices notices,
      Deliveries deliveries,
      Clock clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.notices = notices;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  EndpointSecret add(MerchantId merchant, EndpointUrl url) {
    if (!rows.lock(merchant)) {
      throw ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.");
    }
    if (list(merchant).size() >= MOST_ENDPOINTS) {
      throw ProblemException.conflict(
          "TOO_MANY_ENDPOINTS",
          NextStep.STOP,
          "A merchant has " + MOST_ENDPOINTS + " endpoints at most. Delete one first.");
    }
    EndpointId endpoint = EndpointId.next();
    WebhookSecret secret = secrets.draw();
    rows.insert(merchant, endpoint, url, secrets.close(endpoint, secret), clock.instant());
    return new EndpointSecret(find(merchant, endpoint), secret);
  }

  List<Endpoint> list(MerchantId merchant) {
    return rows.of(merchant, clock.instant());
  }

  void remove(MerchantId merchant, EndpointId endpoint) {
    if (!rows.delete(merchant, endpoint)) {
      throw unknown();
    }
  }

  EndpointSecret rotateSecret(MerchantId merchant, EndpointId endpoint) {
    WebhookSecret secret = secrets.draw();
    Instant until = clock.instant().plus(EARLIER_SECRET_LIVES);
    if (!rows.rotate(merchant, endpoint, secrets.close(endpoint, secret), until)) {
      throw unknown();
    }
    return new EndpointSecret(find(merchant, endpoint), secret);
  }

  Delivery sendTest(MerchantId merchant, EndpointId endpoint) {
    requireActive(merchant, endpoint);
    return delivery(endpoint, notices.test(merchant, endpoint));
  }

  List<Delivery> deliveries(MerchantId merchant, EndpointId endpoint) {
    find(merchant, endpoint);
    return deliveries.latest(endpoint);
  }

  /** Begins a delivery over, at once. */
  public Delivery redeliver(MerchantId merchant, EndpointId endpoint, DeliveryId delivery) {
    requireActive(merchant, endpoint);
    if (!deliveries.beginAgain(endpoint, delivery)) {
      throw unknownDelivery();
    }
    return delivery(endpoint, delivery);
  }

  private void requireActive(MerchantId merchant, EndpointId endpoint) {
    if (find(merchant, endpoint).state() != Endpoint.State.ACTIVE) {
      throw ProblemException.conflict(
          "ENDPOINT_DISABLED",
          NextStep.STOP,
          "This endpoint answered 410 Gone. Add a new one for the same address.");
    }
  }

  private Endpoint find(MerchantId merchant, EndpointId endpoint) {
    return rows.find(merchant, endpoint, clock.instant()).orElseThrow(EndpointDesk::unknown);
  }

  private Delivery delivery(EndpointId endpoint, DeliveryId delivery) {
    return deliveries.find(endpoint, delivery).orElseThrow(EndpointDesk::unknownDelivery);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound(
        "ENDPOINT_UNKNOWN", "This merchant has no such webhook endpoint.");
  }

  private static ProblemException unknownDelivery() {
    return ProblemException.notFound(
        "DELIVERY_UNKNOWN", "Nothing of that id was sent to this endpoint.");
  }
}
