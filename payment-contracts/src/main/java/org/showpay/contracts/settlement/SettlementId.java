package org.showpay.contracts.settlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a settlement: one batch of a merchant's business day. */
public record SettlementId(UUID uuid) {

  private static final String PREFIX = "set";

  /** A new id. */
  public static SettlementId next() {
    return new SettlementId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static SettlementId of(String text) {
    return new SettlementId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
