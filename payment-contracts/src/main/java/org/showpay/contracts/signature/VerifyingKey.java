package org.showpay.contracts.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key that signs requests: Ed25519, its 32 bytes in base64. */
public record VerifyingKey(@JsonValue String base64) {

  private static final int BYTES = 32;

  /** What stands before the 32 bytes where a public key says what it is (RFC 8410). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * Takes a public key.
   *
   * @throws IllegalArgumentException when it is not the 32 bytes of one, in base64
   */
  @JsonCreator
  public VerifyingKey {
    if (Base64.getDecoder().decode(base64).length != BYTES) {
      throw new IllegalArgumentException("A key that signs is 32 bytes in base64, of Ed25519");
    }
    keyOf(base64);
  }

  static VerifyingKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] bytes = new byte[BYTES];
    System.arraycopy(encoded, HEAD.length, bytes, 0, BYTES);
    return new VerifyingKey(Base64.getEncoder().encodeToString(bytes));
  }

  /** Its name, which whoever has the key can compute. */
  public SigningKeyId id() {
    byte[] bytes = Base64.getDecoder().decode(base64);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byte[] json =
        ("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + key + "\"}").getBytes(US_ASCII);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return new SigningKeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** True where the other half of this key signed these bytes. */
  boolean signed(byte[] bytes, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(keyOf(base64));
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException noSignature) {
      return false;
    }
  }

  private static PublicKey keyOf(String base64) {
    byte[] encoded = new byte[HEAD.length + BYTES];
    System.arraycopy(HEAD, 0, encoded, 0, HEAD.length);
    System.arraycopy(Base64.getDecoder().decode(base64), 0, encoded, HEAD.length, BYTES);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("These bytes are no key of Ed25519", e);
    }
  }
}
