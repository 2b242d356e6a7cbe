package org.showpay.pin.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.testing.TestKeys;

/** The codes that production draws are of the right form, and their digits are all alike. */
class CodeSourceTest {

  private static final int CODES = 100_000;
  private static final int FIRST_RANDOM = 2;
  private static final int RANDOM_DIGITS = 16;

  /**
   * The χ² of 16 positions with 10 digits each has 16 × 9 = 144 degrees of freedom, and exceeds
   * this value with probability 0.000997, just below 0.001.
   */
  private static final double CRITICAL = 202.2;

  private final CodeSource source = new CodeSource(new CodeProperties(TestKeys.newSecret(), "42"));

  @Test
  void drawsValidCodesOfTheConfiguredScheme() {
    String digits = source.draw().reveal();
    assertThat(PayCode.read(digits, new SchemePrefix("42")))
        .isInstanceOf(PayCodeReading.Valid.class);
  }

  /**
   * Even digits are asked to pass at p > 0.001 in one of two independent samples of 10⁵ codes: a
   * sound generator fails both with probability 0.000997², which is below 10⁻⁶. A digit that comes
   * up in 10.3 % instead of 10 % of all places is found with probability 0.9998.
   */
  @Test
  void drawsEachDigitEquallyOftenAtEachPlace() {
    double better = DoubleStream.generate(this::chiSquare).limit(2).min().orElseThrow();
    assertThat(better).isLessThan(CRITICAL);
  }

  private double chiSquare() {
    long[][] counts = new long[RANDOM_DIGITS][10];
    for (int i = 0; i < CODES; i++) {
      String digits = source.draw().reveal();
      for (int place = 0; place < RANDOM_DIGITS; place++) {
        counts[place][digits.charAt(FIRST_RANDOM + place) - '0']++;
      }
    }
    double expected = CODES / 10.0;
    return Arrays.stream(counts)
        .flatMapToLong(Arrays::stream)
        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
        .sum();
  }
}
