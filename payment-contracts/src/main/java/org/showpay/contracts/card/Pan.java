package org.showpay.contracts.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A card number (ISO/IEC 7812: 12 to 19 digits, Luhn); only the vault and the card company see it.
 */
public record Pan(@JsonValue String reveal) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");
  private static final int SHOWN = 4;
  private static final int RADIX = 10;

  /**
   * Takes a card number without spaces.
   *
   * @throws IllegalArgumentException when it is not 12 to 19 digits, or one of them is wrong
   */
  @JsonCreator
  public Pan {
    if (!DIGITS.matcher(reveal).matches() || luhn(reveal) != 0) {
      throw new IllegalArgumentException("A card number is 12 to 19 digits with a right last one");
    }
  }

  /** Completes a number with its check digit, as a card company does that issues it. */
  public static Pan withCheckDigit(String withoutCheckDigit) {
    int check = (RADIX - luhn(withoutCheckDigit + '0')) % RADIX;
    return new Pan(withoutCheckDigit + check);
  }

  /** The last four digits, which may be shown. */
  public String last4() {
    return reveal.substring(reveal.length() - SHOWN);
  }

  /** True when the number is in the range that this issuer identification number names. */
  public boolean startsWith(String issuerNumber) {
    return reveal.startsWith(issuerNumber);
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted / RADIX + weighted % RADIX;
    }
    return sum % RADIX;
  }

  @Override
  public String toString() {
    return "Pan[hidden]";
  }
}
