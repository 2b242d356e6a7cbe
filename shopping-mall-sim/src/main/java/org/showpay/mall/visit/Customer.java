package org.showpay.mall.visit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A browser that shops here, known by its cookie alone.
 *
 * @param digest SHA-256 of the cookie, in hex: what is stored opens nothing
 */
public record Customer(String digest) {

  /** Whoever has this cookie. */
  static Customer withCookie(String cookie) {
    try {
      return new Customer(
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(cookie.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
