package org.showpay.contracts.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Where merchants are told of their payments. Caller: the operator.
 *
 * <p>A message is a POST of {@code {"type", "timestamp", "data"}} with the headers {@code
 * webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} of Standard Webhooks. It may
 * come more than once, and out of order: a receiver remembers the ids, and for each payment the
 * highest {@code data.version}, and drops what is older.
 */
@HttpExchange("/v1/merchants/{merchant}/webhook-endpoints")
public interface WebhooksApi {

  /** Tells a merchant at one more address; the secret is shown this once. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  EndpointSecret add(@PathVariable MerchantId merchant, @RequestBody NewEndpoint request);

  /** The merchant's endpoints, oldest first. */
  @GetExchange
  List<Endpoint> list(@PathVariable MerchantId merchant);

  /** Tells it nothing more, not even what waits. */
  @DeleteExchange("/{endpoint}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable MerchantId merchant, @PathVariable EndpointId endpoint);

  /**
   * Draws another secret, shown this once. The one before signs too for 24 hours; one before that
   * is void at once.
   */
  @PostExchange("/{endpoint}/secret-rotation")
  EndpointSecret rotateSecret(@PathVariable MerchantId merchant, @PathVariable EndpointId endpoint);

  /** Sends a message of the type {@code webhook.test}; its delivery shows what became of it. */
  @PostExchange("/{endpoint}/test-event")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Delivery sendTest(@PathVariable MerchantId merchant, @PathVariable EndpointId endpoint);

  /** The last hundred deliveries, newest first. */
  @GetExchange("/{endpoint}/deliveries")
  List<Delivery> deliveries(@PathVariable MerchantId merchant, @PathVariable EndpointId endpoint);

  /** Delivers a message once more, now and by the whole schedule, with the same webhook-id. */
  @PostExchange("/{endpoint}/deliveries/{delivery}/redelivery")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Delivery redeliver(
      @PathVariable MerchantId merchant,
      @PathVariable EndpointId endpoint,
      @PathVariable DeliveryId delivery);

  /** The URL begins with https, on port 443 or one above 1023. */
  record NewEndpoint(String url) {}

  /**
   * An address that a merchant is told at.
   *
   * @param earlierSecretUntil present while two secrets sign
   */
  record Endpoint(
      EndpointId endpoint,
      String url,
      State state,
      Instant createdAt,
      @Nullable Instant earlierSecretUntil) {

    /** Whether it is told anything. */
    public enum State {
      /** It is. */
      ACTIVE,
      /** It answered 410 Gone, and is left alone. */
      DISABLED
    }
  }

  /** An endpoint and what its messages are signed with. */
  record EndpointSecret(Endpoint endpoint, WebhookSecret secret) {}
}
