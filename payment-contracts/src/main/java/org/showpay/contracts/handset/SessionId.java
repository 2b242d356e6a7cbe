package org.showpay.contracts.handset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a handset's session with the pin-generator-service. */
public record SessionId(UUID uuid) {

  private static final String PREFIX = "ses";

  /** A new id. */
  public static SessionId next() {
    return new SessionId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static SessionId of(String text) {
    return new SessionId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
