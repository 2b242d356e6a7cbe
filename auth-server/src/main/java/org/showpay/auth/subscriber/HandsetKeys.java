package org.showpay.auth.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.showpay.contracts.subscriber.HandsetKey;

/** Draws the keys that go into handsets, and hashes them: 256 random bits need no salt. */
public final class HandsetKeys {

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private HandsetKeys() {}

  /** A new one. */
  public static HandsetKey draw() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return new HandsetKey(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  /** As it is kept. */
  public static String hash(HandsetKey key) {
    try {
      byte[] bytes = key.reveal().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
