package org.showpay.gateway.token;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key that wraps the vault's data keys is; without a library there is no token.
 *
 * @param library the PKCS#11 library of its maker, such as {@code /usr/lib/softhsm/libsofthsm2.so}
 * @param slot which of the library's slots, counted from 0
 * @param key the label of the AES key in it
 * @param pin of its user, from the environment or a file as all secrets
 */
@ConfigurationProperties("showpay.vault-token")
public record TokenProperties(
    @DefaultValue("") String library,
    @DefaultValue("0") int slot,
    @DefaultValue("") String key,
    @DefaultValue("") String pin) {

  /** For vaults whose keys are in files. */
  public static final TokenProperties NONE = new TokenProperties("", 0, "", "");

  /** Whether there is one. */
  public boolean isThere() {
    return !library.isBlank();
  }

  @Override
  public String toString() {
    return "TokenProperties[" + library + ", slot " + slot + ", key " + key + "]";
  }
}
