package org.showpay.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names an address that a merchant is told at. */
public record EndpointId(UUID uuid) {

  private static final String PREFIX = "whe";

  /** A new id. */
  public static EndpointId next() {
    return new EndpointId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static EndpointId of(String text) {
    return new EndpointId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
