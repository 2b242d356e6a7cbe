package org.showpay.gateway.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.secret.Seal;
import org.showpay.gateway.token.DataKeys;
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

  private final VaultKeys keys;
  private final DataKeys wrapped;
  private volatile Opened opened;

  PanCipher(VaultKeys keys, DataKeys wrapped) {
    this.keys = keys;
    this.wrapped = wrapped;
    this.opened = open();
    LOG.info(
        "Card numbers are encrypted with key {} of {}",
        opened.today(),
        keys.isByFile() ? "showpay.vault-key" : "the token");
  }

  /** The keys that are at hand, by their numbers, and what one can do with them. */
  private record Opened(int today, Set<Integer> numbers, Seal seal) {

    static Opened of(int number, byte[] today, Map<Integer, byte[]> earlier) {
      Set<Integer> numbers = new HashSet<>(earlier.keySet());
      numbers.add(number);
      return new Opened(number, numbers, new Seal(number, today, earlier));
    }
  }

  /** What another key than that of today has sealed opens, and is encrypted anew in time. */
  private Opened open() {
    int number = keys.vaultKeyNumber();
    Map<Integer, byte[]> others = keys.earlierKeys();
    byte[] today;
    if (keys.isByFile()) {
      today = keys.encryptionKey().reveal();
      others.put(number, today);
      wrapped.requireNoneOf(others.keySet());
    } else {
      today = wrapped.get(number, others.keySet());
    }
    others.putAll(wrapped.all());
    others.remove(number);
    return Opened.of(number, today, others);
  }

  /** How everything begins that is closed with the key of today. */
  byte[] prefix() {
    return opened.seal().prefix();
  }

  byte[] close(CardToken card, Pan pan) {
    return opened.seal().close(pan.reveal().getBytes(StandardCharsets.US_ASCII), boundTo(card));
  }

  /** The number; empty when this is not what was made for this token under this key. */
  Optional<Pan> open(CardToken card, byte[] ciphertext) {
    try {
      byte[] digits = sealOf(ciphertext).open(ciphertext, boundTo(card));
      return Optional.of(new Pan(new String(digits, StandardCharsets.US_ASCII)));
    } catch (IllegalStateException e) {
      LOG.error("The vault cannot open {}: another key, or its row was changed", card, e);
      return Optional.empty();
    }
  }

  /** Another instance may have drawn a key since this one started. */
  private Seal sealOf(byte[] ciphertext) {
    boolean known =
        ciphertext.length <= Integer.BYTES
            || opened.numbers().contains(ByteBuffer.wrap(ciphertext, 1, Integer.BYTES).getInt());
    if (!known && wrapped.areThere()) {
      opened = open();
    }
    return opened.seal();
  }

  private static byte[] boundTo(CardToken card) {
    return card.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
