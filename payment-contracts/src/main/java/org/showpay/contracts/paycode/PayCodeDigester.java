package org.showpay.contracts.paycode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns a pay code into its digest; pin-generator-service and auth-server hold the same key. */
public final class PayCodeDigester {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes the key.
   *
   * @param base64Key 32 random bytes in base64
   * @throws IllegalArgumentException when they are not 32 bytes
   */
  public PayCodeDigester(String base64Key) {
    byte[] bytes = Base64.getDecoder().decode(base64Key.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("The pay code key must be 32 bytes in base64");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The digest under which the code is registered and looked up. */
  public PayCodeDigest digest(PayCode code) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(code.reveal().getBytes(StandardCharsets.US_ASCII));
      return new PayCodeDigest(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
