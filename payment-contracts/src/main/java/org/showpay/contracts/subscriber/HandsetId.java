package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a subscriber's handset. */
public record HandsetId(UUID uuid) {

  private static final String PREFIX = "hst";

  /** A new id. */
  public static HandsetId next() {
    return new HandsetId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static HandsetId of(String text) {
    return new HandsetId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
