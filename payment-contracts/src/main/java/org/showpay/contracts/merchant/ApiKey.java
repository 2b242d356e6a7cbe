package org.showpay.contracts.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a terminal or an operator proves itself with; shown once and stored hashed. */
public record ApiKey(@JsonValue String reveal) {

  /**
   * Takes the secret as it was entered.
   *
   * @throws IllegalArgumentException when it does not look like a key of ours
   */
  @JsonCreator
  public ApiKey {
    if (!reveal.matches("spk_[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException("An API key is spk_ and 43 characters");
    }
  }

  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
