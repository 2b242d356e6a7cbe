package org.showpay.gateway.vault;

import jakarta.validation.constraints.NotBlank;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The vault's keys, each 32 random bytes in base64; without them the service does not start.
 *
 * @param vaultKey encrypts card numbers
 * @param cardFingerprintKey makes the same card recognisable without decrypting any
 */
@Validated
@ConfigurationProperties("showpay")
record VaultKeys(
    @DefaultValue("") @NotBlank String vaultKey,
    @DefaultValue("") @NotBlank String cardFingerprintKey) {

  private static final int BYTES = 32;

  byte[] encryptionKey() {
    return decode("showpay.vault-key", vaultKey);
  }

  byte[] fingerprintKey() {
    return decode("showpay.card-fingerprint-key", cardFingerprintKey);
  }

  private static byte[] decode(String property, String base64) {
    byte[] key = Base64.getDecoder().decode(base64.strip());
    if (key.length != BYTES) {
      throw new IllegalStateException(property + " is not 32 bytes in base64");
    }
    return key;
  }

  @Override
  public String toString() {
    return "VaultKeys[hidden]";
  }
}
