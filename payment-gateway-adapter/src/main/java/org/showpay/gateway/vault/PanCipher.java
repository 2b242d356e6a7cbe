package org.showpay.gateway.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.secret.Seal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Encrypts card numbers with AES-256-GCM. A ciphertext opens only for the token that it was made
 * for, so one that is copied to another row is worthless.
 */
@Component
final class PanCipher {

  private static final Logger LOG = LoggerFactory.getLogger(PanCipher.class);

  private final Seal seal;

  PanCipher(VaultKeys keys) {
    this.seal = new Seal(keys.vaultKeyNumber(), keys.encryptionKey().reveal(), keys.earlierKeys());
  }

  /** How everything begins that is closed with the key of today. */
  byte[] prefix() {
    return seal.prefix();
  }

  byte[] close(CardToken card, Pan pan) {
    return seal.close(pan.reveal().getBytes(StandardCharsets.US_ASCII), boundTo(card));
  }

  /** The number; empty when this is not what was made for this token under this key. */
  Optional<Pan> open(CardToken card, byte[] ciphertext) {
    try {
      byte[] digits = seal.open(ciphertext, boundTo(card));
      return Optional.of(new Pan(new String(digits, StandardCharsets.US_ASCII)));
    } catch (IllegalStateException e) {
      LOG.error("The vault cannot open {}: another key, or its row was changed", card, e);
      return Optional.empty();
    }
  }

  private static byte[] boundTo(CardToken card) {
    return card.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
