package org.showpay.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact amounts that never mix currencies. */
class MoneyTest {

  @Test
  void refusesSumsThatDoNotFit() {
    Money most = Money.of(Long.MAX_VALUE, "KRW");
    Money one = Money.of(1, "KRW");
    assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.of(Long.MIN_VALUE, "KRW").minus(one))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesToMixCurrencies() {
    Money won = Money.of(1, "KRW");
    Money dollar = Money.of(1, "USD");
    assertThatThrownBy(() -> won.plus(dollar)).hasMessageContaining("KRW and USD");
    assertThatThrownBy(() -> won.minus(dollar)).hasMessageContaining("KRW and USD");
    assertThatThrownBy(() -> won.exceeds(dollar)).hasMessageContaining("KRW and USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XTS", "krw", "WON", ""})
  void refusesWhatIsNoCurrencyToPayIn(String code) {
    assertThatThrownBy(() -> Money.of(1, code)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "12000, KRW, 'KRW 12,000'",
    "1234, USD, USD 12.34",
    "5, USD, USD 0.05",
    "1230, USD, USD 12.30",
    "12345, CLF, CLF 1.2345",
    "-1234567, BHD, 'BHD -1,234.567'",
    "9223372036854775807, JPY, 'JPY 9,223,372,036,854,775,807'"
  })
  void isWrittenWithTheDigitsOfItsCurrency(long amount, String currency, String text) {
    assertThat(Money.of(amount, currency)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, true", "1, 1, false", "0, 1, false", "1, 0, true", "-1, 0, false"})
  void exceedsOnlyWhatIsLess(long amount, long other, boolean exceeds) {
    Money one = Money.of(amount, "KRW");
    Money two = Money.of(other, "KRW");
    assertThat(one.exceeds(two)).isEqualTo(exceeds);
    assertThat(one.compareTo(two)).isEqualTo(Long.compare(amount, other));
  }

  @Test
  void isPositiveAboveZero() {
    assertThat(Money.of(1, "KRW").isPositive()).isTrue();
    assertThat(Money.of(0, "KRW").isPositive()).isFalse();
    assertThat(Money.of(-1, "KRW").isPositive()).isFalse();
  }

  @Test
  void addsAndTakesAwayExactly() {
    Money sum = Money.of(9_007_199_254_740_993L, "KRW").plus(Money.of(2, "KRW"));
    assertThat(sum).isEqualTo(Money.of(9_007_199_254_740_995L, "KRW"));
    assertThat(sum.minus(sum)).isEqualTo(Money.zero(sum.currency()));
    assertThat(sum.exceeds(sum)).isFalse();
    assertThat(sum.isPositive()).isTrue();
  }
}
