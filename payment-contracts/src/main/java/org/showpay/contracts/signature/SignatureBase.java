package org.showpay.contracts.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.StringItem;

/** The very bytes that are signed (RFC 9421, 2.5). */
final class SignatureBase {

  private SignatureBase() {}

  /**
   * One line for each part, and one for how it was signed.
   *
   * @throws IllegalArgumentException where the message has no such part
   */
  static byte[] of(SignedMessage message, List<String> parts, String parameters) {
    return (parts.stream()
                .map(part -> StringItem.valueOf(part).serialize() + ": " + value(message, part))
                .collect(Collectors.joining("\n"))
            + "\n\"@signature-params\": "
            + parameters)
        .getBytes(ISO_8859_1);
  }

  private static String value(SignedMessage message, String part) {
    return switch (part) {
      case SignedMessage.METHOD -> message.method();
      case SignedMessage.PATH -> message.path().isEmpty() ? "/" : message.path();
      case SignedMessage.QUERY -> "?" + Objects.requireNonNullElse(message.query(), "");
      case "@authority" -> message.authority();
      default -> field(message, part);
    };
  }

  private static String field(SignedMessage message, String name) {
    List<String> values = message.fields(name);
    if (values.isEmpty() || !name.matches("[a-z0-9!#$%&'*+.^_`|~-]+")) {
      throw new IllegalArgumentException("'" + name + "' is signed and not there");
    }
    return values.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
