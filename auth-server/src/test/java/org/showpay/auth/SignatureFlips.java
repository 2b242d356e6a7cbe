package org.showpay.auth;

import static org.showpay.auth.SignedWire.BEARER;
import static org.showpay.auth.SignedWire.DIGEST;
import static org.showpay.auth.SignedWire.INPUT;
import static org.showpay.auth.SignedWire.KEY;
import static org.showpay.auth.SignedWire.SIGNATURE;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each way to change one field of a request that was signed, by a seed. */
final class SignatureFlips {

  private static final Pattern BYTES = Pattern.compile("=:([^:]+):");
  private static final int BITS = 8;

  private final Random random;
  private final Map<String, UnaryOperator<SignedWire>> all = new LinkedHashMap<>();

  /** The other key is that of another terminal of the same merchant. */
  SignatureFlips(long seed, String otherApiKey) {
    this.random = new Random(seed);
    all.put(
        "a digit of the id", wire -> wire.at(address -> digitIn(address, "(?<=pay_)[0-9a-f]{30}")));
    all.put("the verb of the path", wire -> wire.at(at -> at.replace("/refunds", "/captures")));
    all.put("the query", wire -> wire.at(address -> digitIn(address, "(?<=till=)[0-9]+")));
    all.put("no query", wire -> wire.at(address -> address.replaceFirst("\\?.*", "")));
    all.put("a bit of the content", wire -> wire.saying(bitIn(wire.content())));
    all.put("no content", wire -> wire.saying(new byte[0]));
    all.put("the digest", wire -> wire.changing(DIGEST, this::bitOfBytes));
    all.put("no digest", wire -> wire.without(DIGEST));
    all.put("the API key", wire -> wire.changing(BEARER, _ -> "Bearer " + otherApiKey));
    all.put("a letter of the API key", wire -> wire.changing(BEARER, this::letterAtTheEnd));
    all.put("the idempotency key", wire -> wire.changing(KEY, this::letterAtTheEnd));
    all.put("no idempotency key", wire -> wire.without(KEY));
    all.put("two idempotency keys", wire -> wire.with(KEY, "another"));
    ofTheSignature();
  }

  private void ofTheSignature() {
    all.put("the signature", wire -> wire.changing(SIGNATURE, this::bitOfBytes));
    all.put("no signature", wire -> wire.without(SIGNATURE));
    all.put("when", wire -> wire.changing(INPUT, input -> digitIn(input, "(?<=created=)[0-9]+")));
    all.put("the nonce", wire -> wire.changing(INPUT, in -> letterIn(in, "(?<=nonce=\")[^\"]+")));
    all.put("the key", wire -> wire.changing(INPUT, in -> letterIn(in, "(?<=keyid=\")[^\"]+")));
    all.put("how", wire -> wire.changing(INPUT, in -> letterIn(in, "(?<=alg=\")[^\"]+")));
    all.put("one part less", wire -> wire.changing(INPUT, SignatureFlips::withoutAPart));
    all.put("two parts in another order", wire -> wire.changing(INPUT, SignatureFlips::swapped));
    all.put("the label", wire -> wire.changing(INPUT, input -> input.replace("till=", "cat=")));
    all.put("no input", wire -> wire.without(INPUT));
  }

  Map<String, UnaryOperator<SignedWire>> all() {
    return all;
  }

  private static String withoutAPart(String input) {
    return input.replace(" \"idempotency-key\"", "");
  }

  private static String swapped(String input) {
    return input.replace("\"@method\" \"@path\"", "\"@path\" \"@method\"");
  }

  private byte[] bitIn(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(BITS));
    return changed;
  }

  private String bitOfBytes(String field) {
    Matcher found = BYTES.matcher(field);
    if (!found.find()) {
      throw new AssertionError(field);
    }
    byte[] bytes = bitIn(Base64.getDecoder().decode(found.group(1)));
    return field.replace(found.group(1), Base64.getEncoder().encodeToString(bytes));
  }

  private String letterAtTheEnd(String text) {
    return letterIn(text, ".{6}$");
  }

  private String digitIn(String text, String where) {
    return oneIn(text, where, "0123456789");
  }

  private String letterIn(String text, String where) {
    return oneIn(text, where, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  }

  /** Another character in one place of what is there. */
  private String oneIn(String text, String where, String alphabet) {
    Matcher found = Pattern.compile(where).matcher(text);
    if (!found.find()) {
      throw new AssertionError(where + " is not in " + text);
    }
    int at = found.start() + random.nextInt(found.end() - found.start());
    char other;
    do {
      other = alphabet.charAt(random.nextInt(alphabet.length()));
    } while (other == text.charAt(at));
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
