package org.showpay.gateway.vault;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.HashMap;
import java.util.Map;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.gateway.token.TokenProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The vault's keys, each 32 random bytes in base64; without them the service does not start.
 *
 * @param vaultKey encrypts card numbers; empty where a data key does that a token wraps
 * @param vaultKeyNumber stands before what it has encrypted: one more for each key that follows
 * @param earlierVaultKeys keys that open only, as {@code 1:base64,2:base64}
 * @param cardFingerprintKey makes the same card recognisable without decrypting any
 * @param vaultToken the token, if there is one
 */
@Validated
@ConfigurationProperties("showpay")
record VaultKeys(
    @DefaultValue("") String vaultKey,
    @DefaultValue("") @NotBlank String cardFingerprintKey,
    @DefaultValue("1") @Positive int vaultKeyNumber,
    @DefaultValue("") String earlierVaultKeys,
    @DefaultValue TokenProperties vaultToken) {

  private static final String EARLIER = "showpay.earlier-vault-keys";

  /** Without a key of its own, and without a token, nothing can be encrypted. */
  @AssertTrue(message = "is missing: set showpay.vault-key, or a showpay.vault-token")
  boolean isSealing() {
    return isByFile() || vaultToken.isThere();
  }

  /** Whether a key of a file or the environment seals: then a token's keys open only. */
  boolean isByFile() {
    return !vaultKey.isBlank();
  }

  SecretKey32 encryptionKey() {
    return SecretKey32.of("showpay.vault-key", vaultKey);
  }

  /** By their numbers. */
  Map<Integer, byte[]> earlierKeys() {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (String each : earlierVaultKeys.strip().split(",", -1)) {
      if (!each.isEmpty()) {
        String[] parts = each.strip().split(":", 2);
        if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,8}")) {
          throw new IllegalStateException(EARLIER + " is not a list of number:base64");
        }
        keys.put(Integer.valueOf(parts[0]), SecretKey32.of(EARLIER, parts[1]).reveal());
      }
    }
    return keys;
  }

  SecretKey32 fingerprintKey() {
    return SecretKey32.of("showpay.card-fingerprint-key", cardFingerprintKey);
  }

  @Override
  public String toString() {
    return "VaultKeys[hidden]";
  }
}
