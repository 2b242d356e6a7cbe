package org.showpay.mall;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.webhook.MessageId;
import org.showpay.contracts.webhook.WebhookSecret;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Sends webhooks to the shop as the auth-server does, or as somebody else would. */
public final class Herald {

  private final Customers customers;
  private final WebhookSecret secret;

  Herald(Customers customers) {
    this(customers, draw());
  }

  private Herald(Customers customers, WebhookSecret secret) {
    this.customers = customers;
    this.secret = secret;
  }

  /** One who signs with a secret that the shop does not know. */
  public Herald stranger() {
    return new Herald(customers, draw());
  }

  /** What the operator tells the shop so that it knows this one. */
  public MerchantAccount account() {
    return new MerchantAccount(MallTestBeans.KEY, secret);
  }

  /** What the shop sells with. */
  public static ApiKey key() {
    return MallTestBeans.KEY;
  }

  /** Tells it now, as a message of its own; the status. */
  public int tell(String type, CheckoutView session) {
    return tell(MessageId.next(), type, session);
  }

  /** Tells it now, as this message. */
  public int tell(MessageId message, String type, CheckoutView session) {
    return send(message, Instant.now(), body(type, session));
  }

  /** Tells it as if at another time. */
  public int tellAt(Instant time, String type, CheckoutView session) {
    return send(MessageId.next(), time, body(type, session));
  }

  /** Sends any body, well signed. */
  public int send(String body) {
    return send(MessageId.next(), Instant.now(), body);
  }

  private int send(MessageId message, Instant at, String body) {
    return post(message, at, sign(message, at, body), body);
  }

  /** Sends a body with the signature of another one. */
  public int sendInsteadOf(String signed, String sent) {
    MessageId message = MessageId.next();
    Instant now = Instant.now();
    return post(message, now, sign(message, now, signed), sent);
  }

  /** The body of a message. */
  public static String body(String type, CheckoutView session) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("type", type, "timestamp", Instant.now().toString(), "data", session));
  }

  private int post(MessageId message, Instant at, String signature, String body) {
    Integer status =
        customers
            .http("")
            .post()
            .uri("/v1/webhooks/showpay")
            .contentType(MediaType.APPLICATION_JSON)
            .header("webhook-id", message.toString())
            .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
            .header("webhook-signature", signature)
            .body(body.getBytes(StandardCharsets.UTF_8))
            .exchange((request, response) -> response.getStatusCode().value());
    return Objects.requireNonNull(status);
  }

  private String sign(MessageId message, Instant at, String body) {
    try {
      return new Webhook(secret.reveal()).sign(message.toString(), at.getEpochSecond(), body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WebhookSecret draw() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }
}
