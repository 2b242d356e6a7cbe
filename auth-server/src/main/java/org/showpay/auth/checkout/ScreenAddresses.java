package org.showpay.auth.checkout;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.showpay.auth.seal.MasterKey;
import org.showpay.contracts.checkout.CheckoutId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the payment screens are. What stands in an address is 256 bits that come from the session's
 * id under a key that is in no database: the shop is told the same each time, and who reads the
 * tables finds digests.
 */
@Component
public class ScreenAddresses {

  private static final String HMAC = "HmacSHA256";
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SecretKeySpec key;
  private final URI at;

  ScreenAddresses(
      @Value("${showpay.webhook-key}") String master, @Value("${showpay.screens-at}") URI at) {
    this.key =
        new SecretKeySpec(
            new MasterKey("showpay.webhook-key", master).derive("payment screens"), HMAC);
    this.at = at;
  }

  /** The payment screen of a session. */
  URI of(CheckoutId session) {
    return at.resolve("/pay/" + text(secret(session)));
  }

  /** The digest under which a session's screen is found. */
  byte[] digest(CheckoutId session) {
    return sha256(secret(session));
  }

  /** The digest of what stood in an address, if it can have been a screen's. */
  Optional<byte[]> digest(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(secret);
    return text(bytes).equals(secret) ? Optional.of(sha256(bytes)) : Optional.empty();
  }

  private byte[] secret(CheckoutId session) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(session.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
