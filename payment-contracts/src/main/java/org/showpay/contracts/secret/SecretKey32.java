package org.showpay.contracts.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of 32 random bytes, as a property of the configuration has it in base64. */
public final class SecretKey32 {

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private SecretKey32(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /**
   * Reads the key that a property holds.
   *
   * @throws IllegalStateException when it is not 32 bytes in base64, naming the property
   */
  public static SecretKey32 of(String property, String base64) {
    byte[] bytes = decoded(base64.strip());
    if (bytes.length != BYTES) {
      throw new IllegalStateException(property + " is not 32 bytes in base64");
    }
    return new SecretKey32(bytes);
  }

  /** A key that was derived from another one. */
  public static SecretKey32 derived(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalStateException("A derived key has 32 bytes");
    }
    return new SecretKey32(bytes);
  }

  /** The decoder's own complaint would quote the key. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** HMAC-SHA-256 of a text under this key: the same for the same text, and no way back. */
  public byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  /** The bytes themselves, for a cipher. */
  public byte[] reveal() {
    return key.getEncoded();
  }

  @Override
  public String toString() {
    return "SecretKey32[hidden]";
  }
}
