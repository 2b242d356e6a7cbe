package org.showpay.contracts.paycode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a pay code: HMAC-SHA-256 under a key that is in no database, as 64 hex digits.
 */
public record PayCodeDigest(@JsonValue String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Takes 64 lower-case hex digits.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public PayCodeDigest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("A pay code's digest is 64 hex digits");
    }
  }

  /** The 32 bytes, as the database keeps them. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
