package org.showpay.contracts.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** A password, or what a sensor took, as nobody but the auth-server can read it; base64 in JSON. */
public record SealedEntry(@JsonValue String base64) {

  /** 12 seconds of speech, which are the largest entry, and the seal. */
  private static final int LONGEST = 260_000;

  /**
   * Takes a ciphertext in base64.
   *
   * @throws IllegalArgumentException when it is empty, too long, or not base64
   */
  @JsonCreator
  public SealedEntry {
    if (base64.length() > LONGEST || Base64.getDecoder().decode(base64).length == 0) {
      throw new IllegalArgumentException("An entry is base64 of bounded length");
    }
  }

  @Override
  public String toString() {
    return "SealedEntry[hidden]";
  }
}
