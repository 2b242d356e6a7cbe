package org.showpay.contracts.signature;

import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What no key has signed is nobody's, whatever its header fields say. */
public final class RequestSignatureFuzz {

  private static final VerifyingKey SOMEBODYS = SigningKey.draw().publicHalf();
  private static final int LINES = 6;

  private RequestSignatureFuzz() {}

  /** Reads a request of which nothing was signed. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = lines(input, LINES);
    Message message =
        new Message(
            lines.get(2),
            lines.get(3),
            lines.get(4),
            Map.of(
                "signature-input", lines.get(0),
                "signature", lines.get(1),
                "idempotency-key", lines.get(5)));
    taken(IllegalArgumentException.class, () -> RequestSignature.of(message))
        .ifPresent(signature -> {
          require(!signature.nonce().isEmpty() && !signature.key().text().isEmpty(), "Of nobody");
          boolean signed =
              taken(IllegalArgumentException.class, () -> signature.isBy(SOMEBODYS, message))
                  .orElse(false);
          require(!signed, "A key signed what it has never seen");
        });
  }

  /** A request with these header fields. */
  record Message(String method, String path, String query, Map<String, String> headers)
      implements SignedMessage {

    @Override
    public String authority() {
      return "till.example";
    }

    @Override
    public List<String> fields(String name) {
      return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }

    /** The same with more header fields. */
    Message with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(headers);
      more.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
      return new Message(method, path, query, all);
    }
  }
}
