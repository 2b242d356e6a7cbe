package org.showpay.contracts.paycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.testing.TestKeys;

/** The format of pay codes, and that a misread is always seen. */
class PayCodeTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @CsvSource({
    "'', NOT_20_DIGITS",
    "8700000000000000, NOT_20_DIGITS",
    "870000000000000000000, NOT_20_DIGITS",
    "8700000000000000000x, NOT_20_DIGITS",
    "٨٧٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠, NOT_20_DIGITS",
    "86000000000000000000, ANOTHER_SCHEME",
    "87000000000000000000, MISREAD",
    "87333333333333335100, MISREAD",
    "87333333333333331899, MISREAD",
    "873333333333333333336001, MISREAD"
  })
  void saysWhyDigitsAreNoCode(String digits, NotACode why) {
    assertThat(PayCode.read(digits, SchemePrefix.DEFAULT)).isEqualTo(why);
  }

  @Test
  void seesEveryWrongDigitAndEveryTwoSwapped() {
    for (int n = 0; n < 50; n++) {
      String digits = PayCode.draw(SchemePrefix.DEFAULT, RANDOM).reveal();
      for (int place = 0; place < digits.length(); place++) {
        for (char wrong = '0'; wrong <= '9'; wrong++) {
          expectRefused(digits, digits.substring(0, place) + wrong + digits.substring(place + 1));
        }
        for (int other = place + 1; other < digits.length(); other++) {
          char[] swapped = digits.toCharArray();
          swapped[place] = digits.charAt(other);
          swapped[other] = digits.charAt(place);
          expectRefused(digits, new String(swapped));
        }
      }
    }
  }

  @Test
  void drawsCodesThatIso7064Accepts() {
    for (int n = 0; n < 1_000; n++) {
      PayCode code = PayCode.draw(new SchemePrefix("87"), RANDOM);
      assertThat(new BigInteger(code.reveal()).mod(BigInteger.valueOf(97))).isEqualTo(1);
      assertThat(PayCode.read(code.reveal(), SchemePrefix.DEFAULT))
          .isEqualTo(new PayCodeReading.Valid(code));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "871", "8a", ""})
  void refusesAPrefixThatIsNotTwoDigits(String prefix) {
    assertThatThrownBy(() -> new SchemePrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digestsDependOnTheKey() {
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, RANDOM);
    String key = TestKeys.newSecret();
    PayCodeDigest digest = new PayCodeDigester(key).digest(code);
    assertThat(new PayCodeDigester(key + "\n").digest(code)).isEqualTo(digest);
    assertThat(new PayCodeDigester(TestKeys.newSecret()).digest(code)).isNotEqualTo(digest);
    assertThat(digest.bytes()).hasSize(32);
    assertThatThrownBy(() -> new PayCodeDigester("c2hvcnQ="))
        .hasMessageContaining("32 bytes")
        .message()
        .doesNotContain("c2hvcnQ=");
  }

  private static void expectRefused(String digits, String misread) {
    if (!misread.equals(digits)) {
      assertThat(PayCode.read(misread, SchemePrefix.DEFAULT)).isInstanceOf(NotACode.class);
    }
  }
}
