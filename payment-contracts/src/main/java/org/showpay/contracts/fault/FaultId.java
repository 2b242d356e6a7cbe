package org.showpay.contracts.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a fault of a card company's plan. */
public record FaultId(UUID uuid) {

  private static final String PREFIX = "flt";

  /** A new id. */
  public static FaultId next() {
    return new FaultId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static FaultId of(String text) {
    return new FaultId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
