package org.showpay.contracts.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Makes each question for an approval another one; good for one answer. */
public record ApprovalNonce(UUID uuid) {

  private static final String PREFIX = "apn";

  /** A new one, which nobody can guess. */
  public static ApprovalNonce draw() {
    return new ApprovalNonce(UUID.randomUUID());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such a nonce
   */
  @JsonCreator
  public static ApprovalNonce of(String text) {
    return new ApprovalNonce(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
