package org.showpay.contracts.passkey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a passkey. */
public record PasskeyId(UUID uuid) {

  private static final String PREFIX = "pky";

  /** A new id. */
  public static PasskeyId next() {
    return new PasskeyId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static PasskeyId of(String text) {
    return new PasskeyId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
