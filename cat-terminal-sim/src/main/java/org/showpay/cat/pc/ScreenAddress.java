package org.showpay.cat.pc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at the end of a payment screen's address, and is the right to pay there. Where the
 * address is does not count: a PC talks to its own auth-server and to nobody else, so that no
 * pasted address can have a password sent elsewhere.
 */
record ScreenAddress(String reveal) {

  private static final Pattern TEXT =
      Pattern.compile("(?:https?://[^/?#\\s]+/pay/)?([A-Za-z0-9_-]{43})");

  /** The address in what was pasted, scanned or typed, if there is one. */
  static Optional<ScreenAddress> in(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    return matcher.matches() ? Optional.of(new ScreenAddress(matcher.group(1))) : Optional.empty();
  }

  @Override
  public String toString() {
    return "ScreenAddress[hidden]";
  }
}
