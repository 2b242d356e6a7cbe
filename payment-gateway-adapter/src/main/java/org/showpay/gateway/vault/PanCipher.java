package org.showpay.gateway.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
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

  /** Stands before every ciphertext, so that the next key can be told from this one. */
  private static final int KEY_ID = 1;

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final Aead aead;

  PanCipher(VaultKeys keys) {
    try {
      AeadConfig.register();
      this.aead =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(key(keys.encryptionKey().reveal())).makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The vault's cipher cannot be set up", e);
    }
  }

  /** Tink wants the one place to be named where a key is made of bytes. */
  @AccessesPartialKey
  private static AesGcmKey key(byte[] bytes) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(IV_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .setIdRequirement(KEY_ID)
        .build();
  }

  byte[] close(CardToken card, Pan pan) {
    try {
      return aead.encrypt(pan.reveal().getBytes(StandardCharsets.US_ASCII), boundTo(card));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A card number could not be encrypted", e);
    }
  }

  /** The number; empty when this is not what was made for this token under this key. */
  Optional<Pan> open(CardToken card, byte[] ciphertext) {
    try {
      byte[] digits = aead.decrypt(ciphertext, boundTo(card));
      return Optional.of(new Pan(new String(digits, StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      LOG.error("The vault cannot open {}: another key, or its row was changed", card, e);
      return Optional.empty();
    }
  }

  private static byte[] boundTo(CardToken card) {
    return card.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
