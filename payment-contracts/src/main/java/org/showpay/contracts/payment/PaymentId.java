package org.showpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a payment; made and saved by the till before anything is sent. */
public record PaymentId(UUID uuid) {

  private static final String PREFIX = "pay";

  /** A new id. */
  public static PaymentId next() {
    return new PaymentId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static PaymentId of(String text) {
    return new PaymentId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
