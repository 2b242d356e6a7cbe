package org.showpay.contracts.signature;

import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * The one signature that a request brings, in its two header fields, as it says of itself. Whether
 * it is anybody's is asked by {@link #isBy}.
 *
 * @param parts of the request that it covers
 * @param parameters how it was made, as it is signed
 * @param base64 its bytes
 */
public record RequestSignature(
    List<String> parts,
    Instant created,
    String nonce,
    SigningKeyId key,
    String parameters,
    String base64) {

  /** The header field with what is signed, and how. */
  public static final String INPUT = "Signature-Input";

  /** The header field with the signature itself. */
  public static final String SIGNATURE = "Signature";

  private static final String CREATED = "created";
  private static final String NONCE = "nonce";
  private static final String KEY_ID = "keyid";
  private static final String ALGORITHM = "alg";
  private static final Set<String> PARAMETERS = Set.of(CREATED, NONCE, KEY_ID, ALGORITHM);
  private static final int LEAST_NONCE = 16;
  private static final int MOST_NONCE = 64;

  /** True where a request brings anything that is, or looks like, a signature. */
  public static boolean isIn(SignedMessage message) {
    return !message.fields("signature-input").isEmpty() || !message.fields("signature").isEmpty();
  }

  /**
   * Reads the two header fields.
   *
   * @throws IllegalArgumentException with what is wrong with them
   */
  public static RequestSignature of(SignedMessage message) {
    var input = onlyOne(message.fields("signature-input"), INPUT);
    var signature = onlyOne(message.fields("signature"), SIGNATURE);
    require(input.getKey().equals(signature.getKey()), "The two fields name it differently");
    if (!(input.getValue() instanceof InnerList covered
        && signature.getValue() instanceof ByteSequenceItem bytes)) {
      throw new IllegalArgumentException("One is a list of parts, the other a sequence of bytes");
    }
    Parameters said = covered.getParams();
    require(said.keySet().equals(PARAMETERS), "It has created, nonce, keyid and alg, and no other");
    require("ed25519".equals(text(said.get(ALGORITHM))), "Its alg is ed25519");
    String nonce = text(said.get(NONCE));
    require(
        nonce.length() >= LEAST_NONCE && nonce.length() <= MOST_NONCE,
        "A nonce has 16 to 64 characters");
    return new RequestSignature(
        partsOf(covered),
        Instant.ofEpochSecond(number(said.get(CREATED))),
        nonce,
        new SigningKeyId(text(said.get(KEY_ID))),
        covered.serialize(),
        Base64.getEncoder().encodeToString(ContentDigest.bytesOf(bytes.get())));
  }

  /**
   * True where the other half of this key signed the message so.
   *
   * @throws IllegalArgumentException where the message lacks what it says is signed
   */
  public boolean isBy(VerifyingKey signer, SignedMessage message) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return signer.signed(SignatureBase.of(message, parts, parameters), bytes);
  }

  private static Map.Entry<String, ListElement<?>> onlyOne(List<String> fields, String name) {
    require(!fields.isEmpty(), "There is no " + name);
    Map<String, ListElement<?>> all = new Parser(fields).parseDictionary().get();
    require(all.size() == 1, name + " has one signature, and not " + all.size());
    return all.entrySet().iterator().next();
  }

  private static List<String> partsOf(InnerList covered) {
    List<String> parts = covered.get().stream().map(RequestSignature::plain).toList();
    require(new HashSet<>(parts).size() == parts.size(), "A part is in it twice");
    return parts;
  }

  /** A part as it is; none of ours is signed in another form of itself. */
  private static String plain(Item<?> part) {
    require(part.getParams().isEmpty(), "No part has parameters here");
    return text(part);
  }

  private static String text(@Nullable Item<?> item) {
    if (item instanceof StringItem string) {
      return string.get();
    }
    throw new IllegalArgumentException("Parts, nonce, keyid and alg are strings");
  }

  private static long number(@Nullable Item<?> item) {
    if (item instanceof IntegerItem whole) {
      return whole.getAsLong();
    }
    throw new IllegalArgumentException("It is created at a whole second");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
