package org.showpay.contracts.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** What a handset's key made of a text: Ed25519, 64 bytes in base64. */
public record ApprovalSignature(@JsonValue String base64) {

  private static final int BYTES = 64;

  /**
   * Takes a signature.
   *
   * @throws IllegalArgumentException when it is not 64 bytes in base64
   */
  @JsonCreator
  public ApprovalSignature {
    if (Base64.getDecoder().decode(base64).length != BYTES) {
      throw new IllegalArgumentException("A signature is 64 bytes in base64");
    }
  }

  /** As it was made. */
  public static ApprovalSignature of(byte[] signature) {
    return new ApprovalSignature(Base64.getEncoder().encodeToString(signature));
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
