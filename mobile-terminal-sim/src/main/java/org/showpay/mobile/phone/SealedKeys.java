package org.showpay.mobile.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.HandsetKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Encrypts handset keys with AES-256-GCM before they are stored. Each ciphertext is bound to its
 * phone, so that it opens nothing when it is copied into another phone's row.
 */
@Component
@EnableConfigurationProperties(DeviceKeyProperties.class)
class SealedKeys {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** Stands at the start of each ciphertext, so that a later key can be told from this one. */
  private static final int KEY_ID = 1;

  private final Aead aead;

  SealedKeys(DeviceKeyProperties properties) {
    this.aead = aead(SecretKey32.of("showpay.device-key", properties.deviceKey()));
  }

  /** Encrypts the key of this phone. */
  byte[] seal(HandsetKey key, PhoneId phone) {
    try {
      return aead.encrypt(key.reveal().getBytes(UTF_8), boundTo(phone));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A handset key could not be encrypted", e);
    }
  }

  /**
   * Decrypts the key of this phone.
   *
   * @throws IllegalStateException when the ciphertext was changed, or belongs to another phone
   */
  HandsetKey open(byte[] sealed, PhoneId phone) {
    try {
      return new HandsetKey(new String(aead.decrypt(sealed, boundTo(phone)), UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The stored handset key is not the one of " + phone, e);
    }
  }

  private static byte[] boundTo(PhoneId phone) {
    return phone.toString().getBytes(US_ASCII);
  }

  private static Aead aead(SecretKey32 key) {
    try {
      AeadConfig.register();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(aesKey(key.reveal())).makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("showpay.device-key cannot be used", e);
    }
  }

  /** The one place that touches the raw key, as the annotation asks to be said. */
  @AccessesPartialKey
  private static AesGcmKey aesKey(byte[] raw) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()))
        .setIdRequirement(KEY_ID)
        .build();
  }
}
