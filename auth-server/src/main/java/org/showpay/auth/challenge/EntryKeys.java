package org.showpay.auth.challenge;

import com.google.crypto.tink.subtle.X25519;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.Optional;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.springframework.stereotype.Component;

/** The key pair that entries are sealed for; the same for every instance, and in no database. */
@Component
class EntryKeys {

  private final PackKeyPair pair;

  EntryKeys(FactorKeys keys) {
    byte[] secret = keys.derive("entries");
    this.pair = PackKeyPair.of(publicHalfOf(secret), secret);
  }

  private static PackKey publicHalfOf(byte[] secret) {
    try {
      return new PackKey(Base64.getEncoder().encodeToString(X25519.publicFromPrivate(secret)));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("Any 32 bytes are a key of X25519", e);
    }
  }

  PackKey forSealing() {
    return pair.key();
  }

  /** What was entered; nothing where it was sealed for another key or bound to something else. */
  Optional<byte[]> open(String bond, String sealed) {
    try {
      return Optional.of(pair.open(bond, new SealedCodes(sealed)));
    } catch (IllegalStateException notForThis) {
      return Optional.empty();
    }
  }
}
