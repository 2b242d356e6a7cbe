package org.showpay.contracts.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a key that signs requests by what it is: its thumbprint (RFC 7638, RFC 8037). */
public record SigningKeyId(String text) {

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is no thumbprint
   */
  @JsonCreator
  public SigningKeyId {
    if (!text.matches("[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException("A key is named by 43 characters, its thumbprint");
    }
  }

  /** The same, for addresses. */
  public static SigningKeyId of(String text) {
    return new SigningKeyId(text);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
