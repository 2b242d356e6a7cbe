package org.showpay.gateway.vault;

import org.showpay.contracts.card.Pan;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.stereotype.Component;

/**
 * Makes the same card recognisable: a keyed digest, since a plain one of so few digits could be
 * undone by trying them all.
 */
@Component
final class CardFingerprints {

  private final SecretKey32 key;

  CardFingerprints(VaultKeys keys) {
    this.key = keys.fingerprintKey();
  }

  byte[] of(Pan pan) {
    return key.hmac(pan.reveal());
  }
}
