package org.showpay.contracts.handset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a handset shows with each request after it signed in. */
public record SessionToken(@JsonValue String reveal) {

  /**
   * Takes the secret as it was entered.
   *
   * @throws IllegalArgumentException when it is empty
   */
  @JsonCreator
  public SessionToken {
    if (reveal.isBlank()) {
      throw new IllegalArgumentException("A session token cannot be empty");
    }
  }

  @Override
  public String toString() {
    return "SessionToken[hidden]";
  }
}
