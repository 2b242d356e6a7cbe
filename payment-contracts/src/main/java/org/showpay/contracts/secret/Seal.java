package org.showpay.contracts.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * Encrypts with AES-256-GCM. What is sealed opens only for the row that it was made for, so a
 * ciphertext that is copied to another row is worthless.
 */
public final class Seal {

  /** Stands before every ciphertext, so that the next key can be told from this one. */
  private static final int KEY_ID = 1;

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final Aead aead;

  /** Takes a key of 32 bytes that seals nothing else. */
  public Seal(byte[] key) {
    try {
      AeadConfig.register();
      this.aead =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(keyOf(key)).makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The cipher cannot be set up", e);
    }
  }

  /** Tink wants the one place to be named where a key is made of bytes. */
  @AccessesPartialKey
  private static AesGcmKey keyOf(byte[] bytes) throws GeneralSecurityException {
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

  /** Encrypts for one row. */
  public byte[] close(byte[] content, byte[] row) {
    try {
      return aead.encrypt(content, row);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Something could not be encrypted", e);
    }
  }

  /**
   * Decrypts what was closed for this row.
   *
   * @throws IllegalStateException when it was closed for another row or under another key
   */
  public byte[] open(byte[] ciphertext, byte[] row) {
    try {
      return aead.decrypt(ciphertext, row);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Another key closed this, or its row was changed", e);
    }
  }
}
