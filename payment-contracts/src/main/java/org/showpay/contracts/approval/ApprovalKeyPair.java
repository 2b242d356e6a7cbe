package org.showpay.contracts.approval;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.security.GeneralSecurityException;

/** A handset's own key for approvals (Ed25519): its private half never leaves the handset. */
public final class ApprovalKeyPair {

  private final Ed25519Sign.KeyPair pair;

  private ApprovalKeyPair(Ed25519Sign.KeyPair pair) {
    this.pair = pair;
  }

  /** A new pair. */
  public static ApprovalKeyPair draw() {
    try {
      return new ApprovalKeyPair(Ed25519Sign.KeyPair.newKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key can be drawn", e);
    }
  }

  /** The pair of what {@link #reveal} gave. */
  public static ApprovalKeyPair of(byte[] privateHalf) {
    try {
      return new ApprovalKeyPair(Ed25519Sign.KeyPair.newKeyPairFromSeed(privateHalf));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This is no key", e);
    }
  }

  /** By which its signatures are known. */
  public ApprovalKey key() {
    return ApprovalKey.of(pair.getPublicKey());
  }

  /** Signs a text. */
  public ApprovalSignature sign(byte[] text) {
    try {
      return ApprovalSignature.of(new Ed25519Sign(pair.getPrivateKey()).sign(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Nothing can be signed with this key", e);
    }
  }

  /** The private half, to be kept sealed. */
  public byte[] reveal() {
    return pair.getPrivateKey();
  }

  @Override
  public String toString() {
    return "ApprovalKeyPair[hidden]";
  }
}
