package org.showpay.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.WebBytes;

/** A device with one passkey, and the browser before it, made of the JDK alone. */
public final class VirtualAuthenticator {

  public static final String ORIGIN = "http://localhost:8085";
  public static final String SITE = "localhost";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int HAS_CREDENTIAL = 0x40;
  private static final int COORDINATE = 32;

  private final Kind kind;
  private final KeyPair keys;
  private final WebBytes id;
  private String origin = ORIGIN;
  private String site = SITE;
  private boolean asksForItsOwner = true;
  private boolean isInAFrame;
  private int count = 1;
  private int step = 1;

  private VirtualAuthenticator(Kind kind, KeyPair keys, WebBytes id) {
    this.kind = kind;
    this.keys = keys;
    this.id = id;
  }

  /** What it signs by. */
  public enum Kind {
    /** ECDSA on P-256. */
    ES256("EC", "SHA256withECDSA", "secp256r1"),
    /** Ed25519. */
    EDDSA("EdDSA", "EdDSA", "Ed25519");

    private final String keys;
    private final String signatures;
    private final String curve;

    Kind(String keys, String signatures, String curve) {
      this.keys = keys;
      this.signatures = signatures;
      this.curve = curve;
    }

    private KeyPair draw() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    }
  }

  public static VirtualAuthenticator of(Kind kind) {
    try {
      byte[] id = new byte[COORDINATE];
      RANDOM.nextBytes(id);
      return new VirtualAuthenticator(kind, kind.draw(), WebBytes.of(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another device that says it is this one, and has another key. */
  VirtualAuthenticator forged() {
    VirtualAuthenticator other = of(kind);
    VirtualAuthenticator forged = new VirtualAuthenticator(kind, other.keys, id);
    forged.count = count;
    return forged;
  }

  /** The same key in another device, which does not know how often this one has signed. */
  VirtualAuthenticator copy() {
    VirtualAuthenticator copy = new VirtualAuthenticator(kind, keys, id);
    copy.count = count;
    return copy;
  }

  VirtualAuthenticator at(String page) {
    origin = page;
    return this;
  }

  VirtualAuthenticator ofSite(String rpId) {
    site = rpId;
    return this;
  }

  VirtualAuthenticator inAFrameOfAnother() {
    isInAFrame = true;
    return this;
  }

  VirtualAuthenticator withoutLookingWhoHoldsIt() {
    asksForItsOwner = false;
    return this;
  }

  VirtualAuthenticator thatDoesNotCount() {
    count = 0;
    step = 0;
    return this;
  }

  WebBytes id() {
    return id;
  }

  public NewPasskey makes(Creation asked) {
    return makes(asked, asked.challenge());
  }

  NewPasskey makes(Creation asked, WebBytes challenge) {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.writeBytes(HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a0"));
    made.writeBytes(HexFormat.of().parseHex("686175746844617461"));
    byte[] data = data(HAS_CREDENTIAL, credential());
    made.write(0x58);
    made.write(data.length);
    made.writeBytes(data);
    return new NewPasskey(
        asked.nonce(), "phone", clientData("create", challenge), WebBytes.of(made.toByteArray()));
  }

  /** Signs what the page shows. */
  PasskeyAnswer signs(ApprovalQuestion shown) {
    return signs(shown.nonce(), PasskeyChallenge.ofApproval(shown));
  }

  public PasskeyAnswer signs(ApprovalNonce nonce, WebBytes challenge) {
    return signed(nonce, clientData("get", challenge));
  }

  PasskeyAnswer signsAsIfItWereMade(ApprovalQuestion shown) {
    return signed(shown.nonce(), clientData("create", PasskeyChallenge.ofApproval(shown)));
  }

  private PasskeyAnswer signed(ApprovalNonce nonce, WebBytes clientData) {
    count += step;
    byte[] data = data(0, new byte[0]);
    return new PasskeyAnswer(nonce, id, clientData, WebBytes.of(data), signature(data, clientData));
  }

  private WebBytes signature(byte[] data, WebBytes clientData) {
    try {
      Signature signature = Signature.getInstance(kind.signatures);
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(sha256(clientData.bytes()));
      return WebBytes.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private WebBytes clientData(String what, WebBytes challenge) {
    String json =
        """
        {"type":"webauthn.%s","challenge":"%s","origin":"%s","crossOrigin":%b}\
        """
            .formatted(what, challenge.base64url(), origin, isInAFrame);
    return WebBytes.of(json.getBytes(UTF_8));
  }

  private byte[] data(int flags, byte[] credential) {
    int all = PRESENT | flags | (asksForItsOwner ? VERIFIED : 0);
    return ByteBuffer.allocate(37 + credential.length)
        .put(sha256(site.getBytes(UTF_8)))
        .put((byte) all)
        .putInt(count)
        .put(credential)
        .array();
  }

  private byte[] credential() {
    byte[] own = id.bytes();
    byte[] key = key();
    return ByteBuffer.allocate(16 + 2 + own.length + key.length)
        .put(new byte[16])
        .putShort((short) own.length)
        .put(own)
        .put(key)
        .array();
  }

  /** The public key as COSE writes it. */
  private byte[] key() {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    if (keys.getPublic() instanceof ECPublicKey curve) {
      key.writeBytes(HexFormat.of().parseHex("a5010203262001215820"));
      key.writeBytes(coordinate(curve.getW().getAffineX()));
      key.writeBytes(HexFormat.of().parseHex("225820"));
      key.writeBytes(coordinate(curve.getW().getAffineY()));
    } else {
      byte[] encoded = keys.getPublic().getEncoded();
      key.writeBytes(HexFormat.of().parseHex("a4010103272006215820"));
      key.writeBytes(Arrays.copyOfRange(encoded, encoded.length - COORDINATE, encoded.length));
    }
    return key.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return padded;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
