package org.showpay.cat.entry;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** On which side of the counter a page stands. */
public enum Role {
  /** The cashier: sells, gives back, closes the day. */
  CASHIER("/cashier", "showpay-till"),
  /** The display that faces the customer: it shows, and takes what the customer enters. */
  CUSTOMER("/customer", "showpay-display");

  private final String path;
  private final String cookie;

  Role(String path, String cookie) {
    this.path = path;
    this.cookie = cookie;
  }

  /** Where its pages are. */
  public String path() {
    return path;
  }

  String cookie() {
    return cookie;
  }

  boolean isAt(String uri) {
    return uri.equals(path) || uri.startsWith(path + "/");
  }

  /** Hands a session to the browser; no script can read it, and no other site can use it. */
  ResponseCookie handOver(String token) {
    return cookie(token).build();
  }

  /** Takes it back. */
  ResponseCookie takeBack() {
    return cookie("").maxAge(Duration.ZERO).build();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String token) {
    return ResponseCookie.from(cookie, token).path(path).httpOnly(true).sameSite("Strict");
  }
}
