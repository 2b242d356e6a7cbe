package org.showpay.issuer.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.showpay.contracts.card.Pan;
import org.springframework.stereotype.Component;

/**
 * Turns a card number into its digest. The key matters: there are so few card numbers that a plain
 * hash of each could be tried in hours.
 */
@Component
public class PanDigester {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes the key.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in base64
   */
  PanDigester(PanKey configured) {
    byte[] bytes = Base64.getDecoder().decode(configured.panKey().strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("showpay.pan-key must be 32 bytes in base64");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The digest under which a card is kept and found. */
  public PanDigest digest(Pan pan) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(pan.reveal().getBytes(StandardCharsets.US_ASCII));
      return new PanDigest(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
