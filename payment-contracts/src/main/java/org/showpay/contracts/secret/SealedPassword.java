package org.showpay.contracts.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** A password as nobody but the auth-server can read it; base64 in JSON. */
public record SealedPassword(@JsonValue String base64) {

  /** The longest password, and the seal. */
  private static final int LONGEST = 1_000;

  /**
   * Takes a ciphertext in base64.
   *
   * @throws IllegalArgumentException when it is empty, too long, or not base64
   */
  @JsonCreator
  public SealedPassword {
    if (base64.length() > LONGEST || Base64.getDecoder().decode(base64).length == 0) {
      throw new IllegalArgumentException("A sealed password is base64 of bounded length");
    }
  }

  @Override
  public String toString() {
    return "SealedPassword[hidden]";
  }
}
