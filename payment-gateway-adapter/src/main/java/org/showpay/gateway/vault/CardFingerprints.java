package org.showpay.gateway.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.showpay.contracts.card.Pan;
import org.springframework.stereotype.Component;

/**
 * Makes the same card recognisable: a keyed digest, since a plain one of so few digits could be
 * undone by trying them all.
 */
@Component
final class CardFingerprints {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  CardFingerprints(VaultKeys keys) {
    this.key = new SecretKeySpec(keys.fingerprintKey(), ALGORITHM);
  }

  byte[] of(Pan pan) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(pan.reveal().getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
