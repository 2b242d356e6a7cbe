package org.showpay.contracts.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.showpay.contracts.subscriber.HandsetId;

/** By which a handset's signatures are known: its public key (Ed25519), 32 bytes in base64. */
public record ApprovalKey(@JsonValue String base64) {

  private static final int BYTES = 32;

  /**
   * Takes a public key.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in base64
   */
  @JsonCreator
  public ApprovalKey {
    if (Base64.getDecoder().decode(base64).length != BYTES) {
      throw new IllegalArgumentException("A handset's public key is 32 bytes in base64");
    }
  }

  /** As it is kept. */
  public static ApprovalKey of(byte[] key) {
    return new ApprovalKey(Base64.getEncoder().encodeToString(key));
  }

  /** As it is kept. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /** Whether the private half of this key signed this very text. */
  public boolean hasSigned(byte[] text, ApprovalSignature signature) {
    try {
      new Ed25519Verify(bytes()).verify(signature.bytes(), text);
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  /** What a handset signs with the key that it registers, and with the one before it. */
  public byte[] registrationOf(HandsetId handset) {
    return "showpay approval key 1\n%s\n%s\n".formatted(handset, base64).getBytes(UTF_8);
  }
}
