package org.showpay.testing.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.showpay.testing.openapi.route.Door;
import org.showpay.testing.openapi.shape.Node;

/** The header fields that requests and answers may have. */
final class Fields {

  static final String REPLAYED = "Idempotent-Replayed";

  private Fields() {}

  /** What a request may bring, by what looks at it and whether it has content. */
  static List<String> of(Door.Guards guards, boolean content) {
    return switch (guards) {
      case KEYED -> List.of("IdempotencyKey");
      case SIGNED ->
          content
              ? List.of("ContentDigest", "SignatureInput", "Signature")
              : List.of("SignatureInput", "Signature");
      case ALL, HANDSETS, PAYMENTS -> List.of();
    };
  }

  static Map<String, Node> ofRequests() {
    return new TreeMap<>(
        Map.of(
            "IdempotencyKey",
                request(
                    "Idempotency-Key",
                    "Drawn by the caller for one request. The same request with the same key has"
                        + " the same answer, byte by byte, for seven days.",
                    "^[!-~]{1,255}$"),
            "ContentDigest",
                request(
                    "Content-Digest",
                    "The digest of the content (RFC 9530), `sha-256` or `sha-512`. Wanted with"
                        + " content that is signed.",
                    ""),
            "SignatureInput",
                request(
                    "Signature-Input",
                    "What is signed (RFC 9421): `till=(\"@method\" \"@path\" \"@query\""
                        + " \"content-digest\" \"idempotency-key\" \"authorization\");created=…;"
                        + "nonce=\"…\";keyid=\"…\";alg=\"ed25519\"`, of the last three parts those"
                        + " that are sent. Good for a minute, and once.",
                    ""),
            "Signature",
                request(
                    "Signature",
                    "The signature (RFC 9421): `till=:…:`. Wanted where the merchant has its"
                        + " terminals sign.",
                    "")));
  }

  static Map<String, Node> ofAnswers() {
    return new TreeMap<>(
        Map.of(
            REPLAYED,
            answer("`true` where this is the answer that an earlier request had."),
            "Retry-After",
            answer("How many seconds to wait before it is sent again."),
            "RateLimit",
            answer("What is left, and for how long: `\"requests-TERMINAL\";r=0;t=12`."),
            "RateLimit-Policy",
            answer("How many are allowed in what time: `\"requests-TERMINAL\";q=600;w=60`."),
            "WWW-Authenticate",
            answer("`Bearer`."),
            "Accept-Signature",
            answer("What has to be signed, where something has to be.")));
  }

  /** What an error of this status may bring. */
  static List<String> of(int status, boolean signed) {
    return switch (status) {
      case 401 ->
          signed ? List.of("WWW-Authenticate", "Accept-Signature") : List.of("WWW-Authenticate");
      case 429 -> List.of("Retry-After", "RateLimit", "RateLimit-Policy");
      case 503 -> List.of("Retry-After");
      default -> List.of();
    };
  }

  private static Node request(String name, String text, String pattern) {
    return Node.of("name", name)
        .with("in", "header")
        .with("description", text)
        .with("schema", Node.of("type", "string").with("pattern", pattern));
  }

  private static Node answer(String text) {
    return Node.of("description", text).with("schema", Node.of("type", "string"));
  }
}
