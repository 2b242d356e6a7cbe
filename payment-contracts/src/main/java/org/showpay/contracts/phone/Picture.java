package org.showpay.contracts.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/** An image file, base64 in JSON. It may show a pay code, so it never prints itself. */
public record Picture(@JsonValue String base64) {

  /**
   * Takes an image file in base64.
   *
   * @throws IllegalArgumentException when it is not base64
   */
  @JsonCreator
  public Picture {
    if (Base64.getDecoder().decode(base64).length == 0) {
      throw new IllegalArgumentException("A picture cannot be empty");
    }
  }

  /** Wraps the bytes of an image file. */
  public static Picture of(byte[] file) {
    return new Picture(Base64.getEncoder().encodeToString(file));
  }

  /** The bytes of the image file. */
  public byte[] file() {
    return Base64.getDecoder().decode(base64);
  }

  @Override
  public String toString() {
    return "Picture[hidden]";
  }
}
