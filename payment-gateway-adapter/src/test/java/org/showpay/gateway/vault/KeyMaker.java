package org.showpay.gateway.vault;

import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.crypto.KeyGenerator;

/** Has a token draw an AES key, which is never anywhere else. */
final class KeyMaker {

  private static final int BITS = 256;

  private KeyMaker() {}

  /** Takes whether the key may be read out of the token; the rest is in the environment. */
  public static void main(String[] arguments) throws Exception {
    boolean extractable = Boolean.parseBoolean(arguments[0]);
    Provider provider =
        Security.getProvider("SunPKCS11")
            .configure(
                """
                --name = maker
                library = %s
                slotListIndex = 0
                attributes(*, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_TOKEN = true
                  CKA_SENSITIVE = %s
                  CKA_EXTRACTABLE = %s
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                """
                    .formatted(
                        System.getenv("SHOWPAY_VAULTTOKEN_LIBRARY"), !extractable, extractable));
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    keys.load(null, System.getenv("SHOWPAY_VAULTTOKEN_PIN").toCharArray());
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(BITS);
    keys.setKeyEntry(System.getenv("SHOWPAY_VAULTTOKEN_KEY"), generator.generateKey(), null, null);
  }
}
