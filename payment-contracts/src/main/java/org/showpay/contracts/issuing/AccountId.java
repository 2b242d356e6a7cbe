package org.showpay.contracts.issuing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a card account at its card company. */
public record AccountId(UUID uuid) {

  private static final String PREFIX = "acc";

  /** A new id. */
  public static AccountId next() {
    return new AccountId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static AccountId of(String text) {
    return new AccountId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
