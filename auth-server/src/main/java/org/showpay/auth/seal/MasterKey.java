package org.showpay.auth.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** 32 secret bytes from which a key is derived for each purpose (HKDF, RFC 5869). */
public final class MasterKey {

  private static final int BYTES = 32;

  private final byte[] bytes;

  /**
   * Takes the key.
   *
   * @param property names it where it is wrong
   * @param base64 32 random bytes in base64
   */
  public MasterKey(String property, String base64) {
    this.bytes = Base64.getDecoder().decode(base64.strip());
    if (bytes.length != BYTES) {
      throw new IllegalStateException(property + " is not 32 bytes in base64");
    }
  }

  /** The key for one purpose; it tells nothing about this one or about its siblings. */
  public byte[] derive(String purpose) {
    try {
      HKDFParameterSpec how =
          HKDFParameterSpec.ofExtract()
              .addIKM(bytes)
              .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveData(how);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK from 25 on has HKDF-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
