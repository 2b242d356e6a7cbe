package org.showpay.contracts.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.showpay.contracts.merchant.ApiKey;

/**
 * What is kept of an API key. A plain SHA-256 is enough here, since a key has 256 random bits; what
 * people choose (passwords) needs Argon2 instead.
 */
public record ApiKeyHash(String hex) {

  private static final int KEY_BYTES = 32;

  /** Hashes a key that a caller brought. */
  public static ApiKeyHash of(ApiKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(key.reveal().getBytes(StandardCharsets.US_ASCII));
      return new ApiKeyHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Draws a new key; it is shown to its owner and then forgotten. */
  public static ApiKey draw(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new ApiKey("spk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** True when both are hashes of the same key; takes the same time either way. */
  public boolean matches(ApiKeyHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }
}
