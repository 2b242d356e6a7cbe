package org.showpay.cat.till;

import static com.google.crypto.tink.aead.AesGcmParameters.Variant.TINK;
import static java.nio.charset.StandardCharsets.US_ASCII;

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
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.till.TillId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Seals API keys for the database (AES-256-GCM). Each is bound to its till: moved to another till's
 * row it cannot be opened.
 */
@Component
@EnableConfigurationProperties(DeviceKey.class)
final class KeySafe {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_NUMBER = 1;

  private final Aead aead;

  KeySafe(DeviceKey key) {
    try {
      AeadConfig.register();
      aead =
          KeysetHandle.newBuilder()
              .addEntry(
                  KeysetHandle.importKey(
                          keyOf(SecretKey32.of("showpay.device-key", key.deviceKey()).reveal()))
                      .withFixedId(KEY_NUMBER)
                      .makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("showpay.device-key cannot be used", e);
    }
  }

  byte[] seal(TillId till, ApiKey key) {
    try {
      return aead.encrypt(key.reveal().getBytes(US_ASCII), boundTo(till));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The API key of " + till + " cannot be sealed", e);
    }
  }

  ApiKey open(TillId till, byte[] sealed) {
    try {
      return new ApiKey(new String(aead.decrypt(sealed, boundTo(till)), US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The API key of " + till + " cannot be opened", e);
    }
  }

  private static byte[] boundTo(TillId till) {
    return till.toString().getBytes(US_ASCII);
  }

  @AccessesPartialKey
  private static AesGcmKey keyOf(byte[] raw) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(TINK)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()))
        .setIdRequirement(KEY_NUMBER)
        .build();
  }
}
