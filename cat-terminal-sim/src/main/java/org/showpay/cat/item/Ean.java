package org.showpay.cat.item;

import java.util.regex.Pattern;

/**
 * The number of goods, the last digit of which proves the others (GS1). One of 8 digits (EAN-8) or
 * 12 (UPC-A) is the number of 13 that has zeros before it.
 */
public record Ean(String text) {

  private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{12,13}");
  private static final int DIGITS = 13;
  private static final int RADIX = 10;
  private static final int WEIGHT = 3;

  /**
   * Takes 8, 12 or 13 digits whose check digit is right, and has 13 of them then.
   *
   * @throws IllegalArgumentException for anything else
   */
  public Ean {
    if (!hasForm(text)) {
      throw new IllegalArgumentException("An EAN has 8, 12 or 13 digits");
    }
    text = "0".repeat(DIGITS - text.length()) + text;
    if (sum(text) % RADIX != 0) {
      throw new IllegalArgumentException("The check digit of this EAN is wrong");
    }
  }

  static boolean hasForm(String text) {
    return FORM.matcher(text).matches();
  }

  private static int sum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : WEIGHT);
    }
    return sum;
  }
}
