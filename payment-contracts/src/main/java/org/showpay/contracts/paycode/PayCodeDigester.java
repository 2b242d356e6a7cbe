package org.showpay.contracts.paycode;

import java.util.HexFormat;
import org.showpay.contracts.secret.SecretKey32;

/** Turns a pay code into its digest; pin-generator-service and auth-server hold the same key. */
public final class PayCodeDigester {

  private final SecretKey32 key;

  /**
   * Takes the key.
   *
   * @param base64Key 32 random bytes in base64
   * @throws IllegalStateException when they are not 32 bytes
   */
  public PayCodeDigester(String base64Key) {
    this.key = SecretKey32.of("showpay.pay-code-key", base64Key);
  }

  /** The digest under which the code is registered and looked up. */
  public PayCodeDigest digest(PayCode code) {
    return new PayCodeDigest(HexFormat.of().formatHex(key.hmac(code.reveal())));
  }
}
