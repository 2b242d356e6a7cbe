package org.showpay.contracts.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Lets whoever has it give the vault one card, once and soon; it never prints itself. */
public record CardTicket(@JsonValue String reveal) {

  /**
   * Takes the secret as it was given.
   *
   * @throws IllegalArgumentException when it is not of the length that the vault gives
   */
  @JsonCreator
  public CardTicket {
    if (reveal.length() != 43) {
      throw new IllegalArgumentException("A card ticket has 43 characters");
    }
  }

  @Override
  public String toString() {
    return "CardTicket[hidden]";
  }
}
