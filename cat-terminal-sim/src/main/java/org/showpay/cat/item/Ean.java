package org.showpay.cat.item;

import java.util.regex.Pattern;

/** The number of goods: 13 digits, the last of which proves the others (GS1, EAN-13). */
public record Ean(String text) {

  private static final Pattern FORM = Pattern.compile("[0-9]{13}");
  private static final int RADIX = 10;
  private static final int WEIGHT = 3;

  /**
   * Takes 13 digits whose check digit is right.
   *
   * @throws IllegalArgumentException for anything else
   */
  public Ean {
    if (!hasForm(text) || sum(text) % RADIX != 0) {
      throw new IllegalArgumentException("An EAN is 13 digits with a right check digit");
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
