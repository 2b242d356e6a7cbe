package org.showpay.mall.webhook;

import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.takenUnless;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.webhook.WebhookSecret;
import tools.jackson.databind.json.JsonMapper;

/** A message is genuine for the body that was signed, and for no other; any body can be read. */
public final class WebhookFuzz {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final WebhookSecret SECRET = drawn();

  private WebhookFuzz() {}

  /** Reads the input as header fields and a body that nobody has signed, and as the body of one. */
  public static void fuzzerTestOneInput(byte[] input)
      throws EmptyWebhookSecretException, WebhookSigningException {
    List<String> lines = lines(input, 4);
    String body = lines.get(3);
    require(!isGenuine(lines.get(0), lines.get(1), lines.get(2), body), "Nobody signed it");
    Instant now = Instant.now();
    String time = Long.toString(now.getEpochSecond());
    String signature = new Webhook(SECRET.reveal()).sign("msg_1", now.getEpochSecond(), body);
    require(isGenuine("msg_1", time, signature, body), "It was signed");
    require(!isGenuine("msg_1", time, signature, body + " "), "Another body was signed");
    takenUnless("MESSAGE_NOT_UNDERSTOOD", () -> Tidings.in(body, JSON));
  }

  private static boolean isGenuine(String id, String time, String signature, String body) {
    return Signatures.signs(
        SECRET,
        Map.of(
            Signatures.ID,
            List.of(id),
            "webhook-timestamp",
            List.of(time),
            "webhook-signature",
            List.of(signature)),
        body);
  }

  private static WebhookSecret drawn() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }
}
