package org.showpay.gateway.vault;

import jakarta.validation.constraints.NotBlank;
import org.showpay.contracts.secret.SecretKey32;
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

  SecretKey32 encryptionKey() {
    return SecretKey32.of("showpay.vault-key", vaultKey);
  }

  SecretKey32 fingerprintKey() {
    return SecretKey32.of("showpay.card-fingerprint-key", cardFingerprintKey);
  }

  @Override
  public String toString() {
    return "VaultKeys[hidden]";
  }
}
