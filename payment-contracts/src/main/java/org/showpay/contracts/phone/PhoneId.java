package org.showpay.contracts.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a simulated phone. */
public record PhoneId(UUID uuid) {

  private static final String PREFIX = "phn";

  /** A new id. */
  public static PhoneId next() {
    return new PhoneId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static PhoneId of(String text) {
    return new PhoneId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
