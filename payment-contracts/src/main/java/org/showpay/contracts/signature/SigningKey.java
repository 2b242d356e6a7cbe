package org.showpay.contracts.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A key that signs requests (Ed25519). It stays where it was drawn. */
public final class SigningKey {

  private static final int PUBLIC_BYTES = 32;

  private final VerifyingKey half;
  private final PrivateKey key;

  private SigningKey(VerifyingKey half, PrivateKey key) {
    this.half = half;
    this.key = key;
  }

  /** Draws a new one. */
  public static SigningKey draw() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(VerifyingKey.of(pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }

  /** What {@link #reveal} gave. */
  public static SigningKey of(byte[] revealed) {
    byte[] half = Arrays.copyOf(revealed, PUBLIC_BYTES);
    byte[] key = Arrays.copyOfRange(revealed, PUBLIC_BYTES, revealed.length);
    try {
      return new SigningKey(
          new VerifyingKey(Base64.getEncoder().encodeToString(half)),
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no key that signs", e);
    }
  }

  /** Both halves, for whoever keeps them sealed. */
  public byte[] reveal() {
    byte[] secret = key.getEncoded();
    byte[] both =
        Arrays.copyOf(Base64.getDecoder().decode(half.base64()), PUBLIC_BYTES + secret.length);
    System.arraycopy(secret, 0, both, PUBLIC_BYTES, secret.length);
    return both;
  }

  /** The half that everybody may know. */
  public VerifyingKey publicHalf() {
    return half;
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key of Ed25519 signs anything", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + half.id() + "]";
  }
}
