package org.showpay.auth.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.signature.ContentDigest;
import org.showpay.contracts.signature.RequestSignature;
import org.showpay.contracts.signature.SignedMessage;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.trust.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whether a request is as its terminal signed it: whole, of now, by a key that is good, and the
 * first time. The nonce is looked at last, so that nobody uses up one of somebody else's.
 */
@Component
public class SignedRequests {

  private static final Duration LIFE = Duration.ofSeconds(60);

  /** A till's clock may be ahead by so much. */
  private static final Duration AHEAD = Duration.ofSeconds(10);

  /** Longer than a signature lives, for the database's clock is not ours. */
  private static final Duration REMEMBERED = LIFE.plusSeconds(30);

  private static final String WANTED =
      "till=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"idempotency-key\""
          + " \"authorization\");created;nonce;keyid;alg=\"ed25519\"";

  private final SigningKeyBook keys;
  private final NonceBook nonces;
  private final Clock clock;

  /** A key never changes; whether it is good still is asked with its nonce. */
  private final Map<Owned, VerifyingKey> known = new ConcurrentHashMap<>();

  SignedRequests(SigningKeyBook keys, NonceBook nonces, Clock clock) {
    this.keys = keys;
    this.nonces = nonces;
    this.clock = clock;
  }

  private record Owned(TerminalId terminal, SigningKeyId key) {}

  /** Refuses what is not signed, of a terminal that has a key or whose merchant has them sign. */
  public void requireNoNeed(Caller.Terminal terminal) {
    if (terminal.signs()) {
      ProblemException problem =
          refused(
              "SIGNATURE_REQUIRED",
              "This terminal signs its requests (RFC 9421), as 'Accept-Signature' says: those of"
                  + " the fields that are there. Without a key of its own, have one registered.");
      problem.getHeaders().set("Accept-Signature", WANTED);
      throw problem;
    }
  }

  /** Refuses what is not as its terminal signed it just now, or came before. */
  public void check(TerminalId terminal, SignedMessage message, byte[] content) {
    RequestSignature signature = read(message);
    requireWhole(signature, message, content);
    requireFresh(signature);
    requireSigned(terminal, signature, message);
    requireContent(message, content);
    requireFirst(terminal, signature);
  }

  /** What has to be signed of a message: content without a digest, too. */
  List<String> toBeCovered(SignedMessage message, boolean hasContent) {
    List<String> parts = new ArrayList<>(message.toBeCovered());
    if (hasContent && !parts.contains(SignedMessage.CONTENT_DIGEST)) {
      parts.add(SignedMessage.CONTENT_DIGEST);
    }
    return parts;
  }

  private static RequestSignature read(SignedMessage message) {
    try {
      return RequestSignature.of(message);
    } catch (IllegalArgumentException malformed) {
      throw refused(
          "SIGNATURE_MALFORMED",
          "'Signature-Input' and 'Signature' are not as in RFC 9421: "
              + malformed.getMessage()
              + ".");
    }
  }

  private void requireWhole(RequestSignature signature, SignedMessage message, byte[] content) {
    toBeCovered(message, content.length > 0).stream()
        .filter(part -> !signature.parts().contains(part))
        .findFirst()
        .ifPresent(missing -> {
          throw refused(
              "SIGNATURE_INCOMPLETE", "The signature has to cover '" + missing + "' too.");
        });
  }

  private void requireFresh(RequestSignature signature) {
    Instant now = clock.instant();
    Duration age = Duration.between(signature.created(), now);
    if (age.compareTo(LIFE) > 0 || age.plus(AHEAD).isNegative()) {
      throw refused(
          "SIGNATURE_TOO_OLD",
          "It was signed at %s, and here it is %s. A signature is good for %d s: sign it anew."
              .formatted(signature.created(), now, LIFE.toSeconds()));
    }
  }

  private void requireSigned(
      TerminalId terminal, RequestSignature signature, SignedMessage message) {
    try {
      if (keyOf(terminal, signature).filter(key -> signature.isBy(key, message)).isPresent()) {
        return;
      }
    } catch (IllegalArgumentException lacksAPart) {
      throw refused("SIGNATURE_NOT_VALID", "Not all that is signed is there.");
    }
    throw notValid();
  }

  private Optional<VerifyingKey> keyOf(TerminalId terminal, RequestSignature signature) {
    Owned owned = new Owned(terminal, signature.key());
    VerifyingKey kept = known.get(owned);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<VerifyingKey> found = keys.find(terminal, signature.key());
    found.ifPresent(key -> known.put(owned, key));
    return found;
  }

  /** What was signed with content does not come without it, either. */
  private static void requireContent(SignedMessage message, byte[] content) {
    List<String> digests = message.fields(SignedMessage.CONTENT_DIGEST);
    boolean bare = content.length == 0 && digests.isEmpty();
    if (!bare && !ContentDigest.fits(digests, content)) {
      throw refused("CONTENT_DIGEST_WRONG", "The 'Content-Digest' is not that of the content.");
    }
  }

  private void requireFirst(TerminalId terminal, RequestSignature signature) {
    switch (nonces.remember(terminal, signature, signature.created().plus(REMEMBERED))) {
      case NEW -> {
        // As it should be.
      }
      case SEEN ->
          throw ProblemException.conflict(
              "NONCE_SEEN",
              NextStep.FIX_REQUEST,
              "A request with this nonce came before. To repeat one, sign it anew: with another"
                  + " nonce, and the same Idempotency-Key or id.");
      case KEY_IS_OVER -> throw notValid();
    }
  }

  private static ProblemException notValid() {
    return refused(
        "SIGNATURE_NOT_VALID",
        "This request is not as it was signed, or its 'keyid' is no key of this terminal's.");
  }

  private static ProblemException refused(String code, String detail) {
    ProblemException problem =
        new ProblemException(HttpStatus.UNAUTHORIZED, code, NextStep.FIX_REQUEST, detail);
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problem;
  }
}
