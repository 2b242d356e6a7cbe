package org.showpay.contracts.console;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a person who uses the console. */
public record OperatorId(UUID uuid) {

  private static final String PREFIX = "opr";

  /** A new id. */
  public static OperatorId next() {
    return new OperatorId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static OperatorId of(String text) {
    return new OperatorId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
