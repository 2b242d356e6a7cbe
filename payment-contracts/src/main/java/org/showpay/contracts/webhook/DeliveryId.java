package org.showpay.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names the telling of one message to one endpoint. */
public record DeliveryId(UUID uuid) {

  private static final String PREFIX = "dlv";

  /** A new id. */
  public static DeliveryId next() {
    return new DeliveryId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static DeliveryId of(String text) {
    return new DeliveryId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
