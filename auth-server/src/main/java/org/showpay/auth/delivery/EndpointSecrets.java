package org.showpay.auth.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import org.showpay.auth.seal.MasterKey;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.MessageId;
import org.showpay.contracts.webhook.WebhookSecret;
import org.springframework.stereotype.Component;

/** Draws the secrets of endpoints, keeps them encrypted, and signs with them. */
@Component
public class EndpointSecrets {

  private static final int BYTES = 32;

  private final Seal seal;
  private final SecureRandom random = new SecureRandom();

  EndpointSecrets(WebhookProperties properties) {
    MasterKey master = new MasterKey("showpay.webhook-key", properties.webhookKey());
    this.seal = new Seal(master.derive("endpoint secrets"));
  }

  /** A new secret. */
  public WebhookSecret draw() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new WebhookSecret(Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** The secret as it is kept, for this endpoint alone. */
  public byte[] close(EndpointId endpoint, WebhookSecret secret) {
    return seal.close(
        secret.reveal().getBytes(StandardCharsets.US_ASCII),
        endpoint.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private WebhookSecret open(EndpointId endpoint, byte[] kept) {
    byte[] secret = seal.open(kept, endpoint.toString().getBytes(StandardCharsets.US_ASCII));
    return new WebhookSecret(new String(secret, StandardCharsets.US_ASCII));
  }

  /** The header webhook-signature: one signature for each secret that is live, newest first. */
  String sign(Letter letter, EndpointId endpoint, Instant at) {
    return letter.secrets().stream()
        .map(kept -> sign(open(endpoint, kept), letter.message(), at, letter.payload()))
        .collect(Collectors.joining(" "));
  }

  private static String sign(WebhookSecret secret, MessageId message, Instant at, String payload) {
    try {
      return new Webhook(secret.reveal()).sign(message.toString(), at.getEpochSecond(), payload);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("A message could not be signed", e);
    }
  }
}
