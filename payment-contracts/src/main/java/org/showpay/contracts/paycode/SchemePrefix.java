package org.showpay.contracts.paycode;

import java.util.regex.Pattern;

/**
 * The two digits that every pay code of a scheme starts with, so that tills can tell schemes apart.
 */
public record SchemePrefix(String digits) {

  // Above the constant that is made with it.
  private static final Pattern FORM = Pattern.compile("[0-9]{2}");

  /** The prefix where none is configured. */
  public static final SchemePrefix DEFAULT = new SchemePrefix("87");

  /**
   * Takes two digits.
   *
   * @throws IllegalArgumentException for anything else
   */
  public SchemePrefix {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("A scheme prefix is two digits");
    }
  }
}
