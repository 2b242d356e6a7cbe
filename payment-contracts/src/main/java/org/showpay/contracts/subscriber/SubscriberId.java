package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a subscriber of the wallet. */
public record SubscriberId(UUID uuid) {

  private static final String PREFIX = "sub";

  /** A new id. */
  public static SubscriberId next() {
    return new SubscriberId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static SubscriberId of(String text) {
    return new SubscriberId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
