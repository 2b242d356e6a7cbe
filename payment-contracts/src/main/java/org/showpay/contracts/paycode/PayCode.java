package org.showpay.contracts.paycode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The one-time number that the consumer shows: {@code PP RRRRRRRRRRRRRRRR CC}, 20 digits. {@code
 * PP} is the scheme prefix, {@code R} 16 random digits, {@code CC} the check digits of ISO 7064 MOD
 * 97-10 over the rest. One that a handset made by itself has 24 digits, 20 of them between prefix
 * and check digits. Whoever holds a code can spend it, so it never prints itself.
 */
public record PayCode(@JsonValue String reveal) {

  /** Digits in all. */
  public static final int LENGTH = 20;

  /** Digits in all of a code that a handset made by itself. */
  public static final int LENGTH_WHEN_MADE_ON_A_HANDSET = 24;

  private static final Pattern DIGITS =
      Pattern.compile("[0-9]{" + LENGTH + "}|[0-9]{" + LENGTH_WHEN_MADE_ON_A_HANDSET + "}");
  private static final Pattern TWENTY = Pattern.compile("[0-9]{20}");
  private static final long RANDOM_BOUND = 10_000_000_000_000_000L;
  private static final int MODULUS = 97;
  private static final int CHECK_BASE = 98;
  private static final int RADIX = 10;

  /**
   * Takes a code whose check digits are right.
   *
   * @throws IllegalArgumentException when it is not 20 or 24 digits or its check digits are wrong
   */
  @JsonCreator
  public PayCode {
    if (!DIGITS.matcher(reveal).matches() || !isProved(reveal)) {
      throw new IllegalArgumentException("A pay code is 20 or 24 digits with right check digits");
    }
  }

  /**
   * Draws a code.
   *
   * @param random must be cryptographically strong outside tests
   */
  public static PayCode draw(SchemePrefix prefix, RandomGenerator random) {
    return checked(prefix.digits() + "%016d".formatted(random.nextLong(RANDOM_BOUND)));
  }

  /**
   * The code of 24 digits that a handset makes.
   *
   * @throws IllegalArgumentException when they are not twenty digits
   */
  public static PayCode madeOfTwenty(SchemePrefix prefix, String digits) {
    if (!TWENTY.matcher(digits).matches()) {
      throw new IllegalArgumentException("Twenty digits stand between prefix and check digits");
    }
    return checked(prefix.digits() + digits);
  }

  private static PayCode checked(String body) {
    return new PayCode(body + "%02d".formatted(CHECK_BASE - remainder(body + "00")));
  }

  /** Whether a handset made it by itself, so that nobody has heard of it before. */
  public boolean isMadeOnAHandset() {
    return reveal.length() == LENGTH_WHEN_MADE_ON_A_HANDSET;
  }

  /** Reads what a scanner or a person gave: a code of this scheme, or why it is none. */
  public static PayCodeReading read(String digits, SchemePrefix prefix) {
    if (!DIGITS.matcher(digits).matches()) {
      return PayCodeReading.NotACode.NOT_20_DIGITS;
    }
    if (!digits.startsWith(prefix.digits())) {
      return PayCodeReading.NotACode.ANOTHER_SCHEME;
    }
    if (!isProved(digits)) {
      return PayCodeReading.NotACode.MISREAD;
    }
    return new PayCodeReading.Valid(new PayCode(digits));
  }

  /** 00, 01 and 99 leave the right remainder, too, and are none: a code has one form only. */
  private static boolean isProved(String digits) {
    boolean canBe = !digits.endsWith("00") && !digits.endsWith("01") && !digits.endsWith("99");
    return canBe && remainder(digits) == 1;
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
