package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A password as it was entered; it is compared, never stored and never printed. */
public record Password(@JsonValue String reveal) {

  /**
   * Takes the secret as it was entered.
   *
   * @throws IllegalArgumentException when it is empty or longer than 128 characters
   */
  @JsonCreator
  public Password {
    if (reveal.isBlank() || reveal.length() > 128) {
      throw new IllegalArgumentException("A password has 1 to 128 characters");
    }
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
