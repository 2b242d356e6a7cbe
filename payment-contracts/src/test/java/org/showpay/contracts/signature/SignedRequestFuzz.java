package org.showpay.contracts.signature;

import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.signature.RequestSignatureFuzz.Message;

/** A signature is good for the request that was signed, and for no other. */
public final class SignedRequestFuzz {

  private static final SigningKey KEY = SigningKey.draw();
  private static final RequestSigner SIGNER = new RequestSigner(KEY, Clock.systemUTC());
  private static final String IDEMPOTENCY = "idempotency-key";
  private static final int LINES = 8;

  private SignedRequestFuzz() {}

  /** Signs the request in the first half of the lines; the other half is put in its place. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = lines(input, LINES);
    Message message = message(lines.subList(0, LINES / 2));
    Message other = message(lines.subList(LINES / 2, LINES));
    Map<String, String> fields = SIGNER.sign(message, message.toBeCovered());
    RequestSignature signature = RequestSignature.of(message.with(fields));
    require(signature.isBy(KEY.publicHalf(), message.with(fields)), "Its own key denies it");
    boolean same = meaning(message).equals(meaning(other));
    require(
        signature.isBy(KEY.publicHalf(), other.with(fields)) == same,
        "It is good for another request");
  }

  private static Message message(List<String> lines) {
    return new Message(
        lines.get(0), lines.get(1), lines.get(2), new HashMap<>(Map.of(IDEMPOTENCY, lines.get(3))));
  }

  /** What RFC 9421 sees of it: an empty path is the root, and space around a field is nothing. */
  private static List<String> meaning(Message message) {
    return List.of(
        message.method(),
        message.path().isEmpty() ? "/" : message.path(),
        message.query(),
        message.headers().getOrDefault(IDEMPOTENCY, "").strip());
  }
}
