package org.showpay.contracts.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a capture, refund, cancellation or reversal; made and saved by whoever asks for it. */
public record OperationId(UUID uuid) {

  private static final String PREFIX = "op";

  /** A new id. */
  public static OperationId next() {
    return new OperationId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static OperationId of(String text) {
    return new OperationId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
