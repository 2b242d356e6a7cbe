package org.showpay.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names what is told; the header webhook-id, the same at every try. */
public record MessageId(UUID uuid) {

  private static final String PREFIX = "msg";

  /** A new id. */
  public static MessageId next() {
    return new MessageId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static MessageId of(String text) {
    return new MessageId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
