package org.showpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a checkout session. */
public record CheckoutId(UUID uuid) {

  private static final String PREFIX = "chk";

  /** A new id. */
  public static CheckoutId next() {
    return new CheckoutId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static CheckoutId of(String text) {
    return new CheckoutId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
