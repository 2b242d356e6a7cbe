package org.showpay.contracts.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** The codes of a pack as nobody but its handset can read them, base64 in JSON. */
public record SealedCodes(@JsonValue String base64) {

  /**
   * Takes a ciphertext in base64.
   *
   * @throws IllegalArgumentException when it is not base64
   */
  @JsonCreator
  public SealedCodes {
    if (Base64.getDecoder().decode(base64).length == 0) {
      throw new IllegalArgumentException("Sealed codes cannot be empty");
    }
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
