package org.showpay.cat.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.problem.ProblemException;

/** Typed amounts become minor units exactly, or are refused. */
class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12000     | KRW | 12000
          12,000    | KRW | 12000
          1,234,567 | KRW | 1234567
          9999999    | KRW | 9999999
          40,123,455 | KRW | 40123455
          5.00      | KRW | 5
          12.34     | USD | 1234
          12.3      | USD | 1230
          0.07      | USD | 7
          1.234     | KWD | 1234
          """)
  void reads(String typed, String currency, long minor) {
    assertThat(Amounts.read(typed, Currency.getInstance(currency)).amount()).isEqualTo(minor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12.5   | KRW
          12.345 | USD
          12,50  | USD
          1,23   | KRW
          0      | KRW
          0.00   | USD
          -1     | KRW
          1e3    | KRW
          .5     | USD
          40123455    | KRW
          40123455.00 | USD
          """)
  void refuses(String typed, String currency) {
    assertThatThrownBy(() -> Amounts.read(typed, Currency.getInstance(currency)))
        .isInstanceOf(ProblemException.class);
  }
}
