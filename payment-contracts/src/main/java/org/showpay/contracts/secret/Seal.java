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
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * Encrypts with AES-256-GCM. What is sealed opens only for the row that it was made for, so a
 * ciphertext that is copied to another row is worthless.
 */
public final class Seal {

  /** Where a ciphertext of a key begins: with a one, and the key's number in four bytes. */
  private static final int PREFIX_BYTES = 5;

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final Aead aead;
  private final byte[] prefix;

  /** Takes a key of 32 bytes that seals nothing else and that never changes. */
  public Seal(byte[] key) {
    this(1, key, Map.of());
  }

  /**
   * Seals with one key, and opens what any of these has sealed.
   *
   * @param number of the key that seals: it stands before each ciphertext
   * @param earlier keys that seal no more, by their numbers
   */
  public Seal(int number, byte[] key, Map<Integer, byte[]> earlier) {
    try {
      AeadConfig.register();
      KeysetHandle.Builder keys =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(keyOf(number, key)).makePrimary());
      for (Map.Entry<Integer, byte[]> each : earlier.entrySet()) {
        keys.addEntry(KeysetHandle.importKey(keyOf(each.getKey(), each.getValue())));
      }
      this.aead = keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The cipher cannot be set up", e);
    }
    this.prefix = ByteBuffer.allocate(PREFIX_BYTES).put((byte) 1).putInt(number).array();
  }

  /** Tink wants the one place to be named where a key is made of bytes. */
  @AccessesPartialKey
  private static AesGcmKey keyOf(int number, byte[] bytes) throws GeneralSecurityException {
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
        .setIdRequirement(number)
        .build();
  }

  /** How everything begins that is sealed now, and nothing that an earlier key has sealed. */
  public byte[] prefix() {
    return prefix.clone();
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
