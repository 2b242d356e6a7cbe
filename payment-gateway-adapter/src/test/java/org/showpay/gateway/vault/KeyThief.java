package org.showpay.gateway.vault;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.crypto.Cipher;

/** Who has the library and the PIN, and wants to carry a key away from the token. */
final class KeyThief {

  private KeyThief() {}

  /** Tries to read the key, and to have the token hand it out under a key of the thief's own. */
  public static void main(String[] arguments) throws Exception {
    Provider provider =
        Security.getProvider("SunPKCS11")
            .configure(
                """
                --name = thief
                library = %s
                slotListIndex = 0
                """
                    .formatted(System.getenv("SHOWPAY_VAULTTOKEN_LIBRARY")));
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    keys.load(null, System.getenv("SHOWPAY_VAULTTOKEN_PIN").toCharArray());
    Key key = keys.getKey(System.getenv("SHOWPAY_VAULTTOKEN_KEY"), null);
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA", provider);
    pairs.initialize(2048);
    KeyPair own = pairs.generateKeyPair();
    Cipher out = Cipher.getInstance("RSA/ECB/PKCS1Padding", provider);
    out.init(Cipher.WRAP_MODE, own.getPublic());
    tell("read: " + (key.getEncoded() != null));
    try {
      tell("carried away: " + (out.wrap(key).length > 0));
    } catch (GeneralSecurityException refused) {
      Throwable root = refused;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      tell("carried away: false, " + root.getMessage());
    }
  }

  private static void tell(String line) {
    System.out.println(line); // console
  }
}
