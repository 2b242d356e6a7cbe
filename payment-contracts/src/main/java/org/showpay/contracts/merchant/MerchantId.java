package org.showpay.contracts.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a merchant. */
public record MerchantId(UUID uuid) {

  private static final String PREFIX = "mer";

  /** A new id. */
  public static MerchantId next() {
    return new MerchantId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static MerchantId of(String text) {
    return new MerchantId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
