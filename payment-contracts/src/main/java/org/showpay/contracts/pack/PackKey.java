package org.showpay.contracts.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.List;
import org.showpay.contracts.paycode.PayCode;

/** What codes are sealed with for a handset: its public key (X25519), 32 bytes in base64. */
public record PackKey(@JsonValue String base64) {

  private static final int BYTES = 32;

  /**
   * Takes a public key.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in base64, or one of the few points
   *     with which everybody agrees on the same secret
   */
  @JsonCreator
  public PackKey {
    byte[] point = Base64.getDecoder().decode(base64);
    if (point.length != BYTES) {
      throw new IllegalArgumentException("A pack's key is 32 bytes in base64");
    }
    if (!isAgreeable(point)) {
      throw new IllegalArgumentException("Nothing is secret that is sealed with this key");
    }
  }

  /** With whom it is agreed is no matter where the answer is always the same. */
  private static final byte[] ANYBODYS = X25519.generatePrivateKey();

  private static boolean isAgreeable(byte[] point) {
    try {
      X25519.computeSharedSecret(ANYBODYS, point);
      return true;
    } catch (InvalidKeyException everybodysPoint) {
      return false;
    }
  }

  static PackKey of(byte[] key) {
    return new PackKey(Base64.getEncoder().encodeToString(key));
  }

  /** Seals the codes of one pack; they open as no other pack's. */
  public SealedCodes seal(PackId pack, List<PayCode> codes) {
    String digits = String.join(",", codes.stream().map(PayCode::reveal).toList());
    return seal(pack.toString(), digits.getBytes(US_ASCII));
  }

  /** Seals anything for the handset; it opens as nothing else. */
  public SealedCodes seal(String what, byte[] content) {
    try {
      byte[] sealed =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(tinkKey()).withRandomId().makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
              .encrypt(content, what.getBytes(US_ASCII));
      return new SealedCodes(Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Nothing can be sealed with this key", e);
    }
  }

  /** Tink wants the places to be named where a key is made of bytes. */
  @AccessesPartialKey
  HpkePublicKey tinkKey() throws GeneralSecurityException {
    Bytes bytes = Bytes.copyFrom(Base64.getDecoder().decode(base64));
    return HpkePublicKey.create(PackKeyPair.HPKE, bytes, null);
  }
}
