package org.showpay.contracts.passkey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** Bytes as browsers and authenticators exchange them: base64url without padding. */
public record WebBytes(@JsonValue String base64url) {

  private static final int LONGEST = 16_000;

  /**
   * Takes them.
   *
   * @throws IllegalArgumentException when they are no base64url, none at all, or too many
   */
  @JsonCreator
  public WebBytes {
    if (base64url.length() > LONGEST || Base64.getUrlDecoder().decode(base64url).length == 0) {
      throw new IllegalArgumentException("1 to 12000 bytes in base64url");
    }
  }

  /** As they travel. */
  public static WebBytes of(byte[] bytes) {
    return new WebBytes(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** As they are. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
