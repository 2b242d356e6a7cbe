package org.showpay.contracts.reconciliation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a run of the reconciliation. */
public record ReconciliationId(UUID uuid) {

  private static final String PREFIX = "rec";

  /** A new id. */
  public static ReconciliationId next() {
    return new ReconciliationId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static ReconciliationId of(String text) {
    return new ReconciliationId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
