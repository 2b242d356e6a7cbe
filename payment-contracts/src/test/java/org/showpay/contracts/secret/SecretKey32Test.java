package org.showpay.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.testing.TestKeys;

/** A key is 32 bytes or none, and is quoted by nobody. */
class SecretKey32Test {

  private static final String PROPERTY = "showpay.any-key";

  static String[] whatIsNoKey() {
    String secret = TestKeys.newSecret();
    return new String[] {
      inBase64(31), inBase64(33), inBase64(64), secret.substring(1), "%" + secret.substring(1), ""
    };
  }

  @ParameterizedTest
  @MethodSource("whatIsNoKey")
  void refusesWhatIsNotThirtyTwoBytesWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> SecretKey32.of(PROPERTY, text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("showpay.any-key is not 32 bytes in base64")
        .hasNoCause();
  }

  @Test
  void doesNotPrintItself() {
    String secret = TestKeys.newSecret();
    assertThat(SecretKey32.of(PROPERTY, secret)).hasToString("SecretKey32[hidden]");
  }

  @Test
  void isReadAsAFileHasIt() {
    String secret = TestKeys.newSecret();
    assertThat(SecretKey32.of(PROPERTY, " " + secret + "\n").reveal())
        .isEqualTo(Base64.getDecoder().decode(secret));
  }

  @Test
  void revealsACopy() {
    SecretKey32 key = SecretKey32.of(PROPERTY, TestKeys.newSecret());
    byte[] before = key.hmac("text");
    key.reveal()[0] ^= 1;
    assertThat(key.hmac("text")).isEqualTo(before);
  }

  @Test
  void makesTheHmacThatOtherToolsMake() {
    // printf 9200111234567893 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00 (32 bytes)
    assertThat(
            HexFormat.of()
                .formatHex(SecretKey32.of(PROPERTY, inBase64(32)).hmac("9200111234567893")))
        .isEqualTo("b54539de9abcdf7e692ac93b8f6dd030c7cc0c86960604b2a7ca44042290f554");
  }

  @Test
  void makesAnotherHmacUnderAnotherKey() {
    assertThat(SecretKey32.of(PROPERTY, TestKeys.newSecret()).hmac("text"))
        .isNotEqualTo(SecretKey32.of(PROPERTY, TestKeys.newSecret()).hmac("text"));
  }

  private static String inBase64(int zeros) {
    return Base64.getEncoder().encodeToString(new byte[zeros]);
  }
}
