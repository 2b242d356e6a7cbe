package org.showpay.contracts.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Stands for a card number everywhere outside the vault; worthless to whoever finds it. */
public record CardToken(UUID uuid) {

  private static final String PREFIX = "card";

  /** A new id. */
  public static CardToken next() {
    return new CardToken(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static CardToken of(String text) {
    return new CardToken(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
