package org.showpay.contracts.shop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names an order at the internet shop. */
public record ShopOrderId(UUID uuid) {

  private static final String PREFIX = "ord";

  /** A new id. */
  public static ShopOrderId next() {
    return new ShopOrderId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static ShopOrderId of(String text) {
    return new ShopOrderId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
