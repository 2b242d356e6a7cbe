package org.showpay.contracts.paycode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The one-time number that the consumer shows: {@code PP RRRRRRRRRRRRRRRR CC}, 20 digits. {@code
 * PP} is the scheme prefix, {@code R} 16 random digits, {@code CC} the check digits of ISO 7064 MOD
 * 97-10 over the rest. Whoever holds it can spend it, so it never prints itself.
 */
public record PayCode(@JsonValue String reveal) {

  /** Digits in all. */
  public static final int LENGTH = 20;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{" + LENGTH + "}");
  private static final long RANDOM_BOUND = 10_000_000_000_000_000L;
  private static final int MODULUS = 97;
  private static final int CHECK_BASE = 98;
  private static final int RADIX = 10;

  /**
   * Takes a code whose check digits are right.
   *
   * @throws IllegalArgumentException when it is not 20 digits or its check digits are wrong
   */
  @JsonCreator
  public PayCode {
    if (!DIGITS.matcher(reveal).matches() || remainder(reveal) != 1) {
      throw new IllegalArgumentException("A pay code is 20 digits with right check digits");
    }
  }

  /**
   * Draws a code.
   *
   * @param random must be cryptographically strong outside tests
   */
  public static PayCode draw(SchemePrefix prefix, RandomGenerator random) {
    String body = prefix.digits() + "%016d".formatted(random.nextLong(RANDOM_BOUND));
    return new PayCode(body + "%02d".formatted(CHECK_BASE - remainder(body + "00")));
  }

  /** Reads what a scanner or a person gave: a code of this scheme, or why it is none. */
  public static PayCodeReading read(String digits, SchemePrefix prefix) {
    if (!DIGITS.matcher(digits).matches()) {
      return PayCodeReading.NotACode.NOT_20_DIGITS;
    }
    if (!digits.startsWith(prefix.digits())) {
      return PayCodeReading.NotACode.ANOTHER_SCHEME;
    }
    if (remainder(digits) != 1) {
      return PayCodeReading.NotACode.MISREAD;
    }
    return new PayCodeReading.Valid(new PayCode(digits));
  }

  private static int remainder(String digits) {
    int remainder = 0;
    for (int i = 0; i < digits.length(); i++) {
      remainder = (remainder * RADIX + (digits.charAt(i) - '0')) % MODULUS;
    }
    return remainder;
  }

  @Override
  public String toString() {
    return "PayCode[hidden]";
  }
}
