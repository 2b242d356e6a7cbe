package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What proves that a handset is the one that was registered, as a SIM would; shown once. */
public record HandsetKey(@JsonValue String reveal) {

  /**
   * Takes the secret as it was entered.
   *
   * @throws IllegalArgumentException when it is shorter than 32 characters
   */
  @JsonCreator
  public HandsetKey {
    if (reveal.length() < 32 || reveal.length() > 128) {
      throw new IllegalArgumentException("A handset key has 32 to 128 characters");
    }
  }

  @Override
  public String toString() {
    return "HandsetKey[hidden]";
  }
}
