package org.showpay.issuer.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.Pan;
import org.showpay.testing.TestKeys;

/** What is kept of a card number. */
class PanDigesterTest {

  private static final Pan PAN = Pan.withCheckDigit("920011123456789");

  @Test
  void refusesAKeyOfAnyOtherLength() {
    String short31 = Base64.getEncoder().encodeToString(new byte[31]);
    assertThatThrownBy(() -> new PanDigester(new PanKey(short31)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("32 bytes")
        .hasMessageNotContaining(short31);
  }

  @Test
  void dependsOnTheKeySoThatNobodyElseCanTryNumbers() {
    PanDigest ours = new PanDigester(new PanKey(TestKeys.newSecret())).digest(PAN);
    PanDigest theirs = new PanDigester(new PanKey(TestKeys.newSecret())).digest(PAN);
    assertThat(ours).isNotEqualTo(theirs);
  }

  @Test
  void recognisesTheSameNumberAgainAndNoOther() {
    PanDigester digester = new PanDigester(new PanKey(TestKeys.newSecret()));
    assertThat(digester.digest(PAN)).isEqualTo(digester.digest(new Pan(PAN.reveal())));
    assertThat(digester.digest(PAN))
        .isNotEqualTo(digester.digest(Pan.withCheckDigit("920011123456780")));
  }

  @Test
  void isTheHmacThatOtherToolsCompute() {
    // printf 9200111234567893 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00 (32 bytes)
    PanDigester zero =
        new PanDigester(new PanKey(Base64.getEncoder().encodeToString(new byte[32])));
    assertThat(PAN.last4()).isEqualTo("7893");
    assertThat(zero.digest(PAN).hex())
        .isEqualTo("b54539de9abcdf7e692ac93b8f6dd030c7cc0c86960604b2a7ca44042290f554");
  }

  @Test
  void doesNotPrintItsKey() {
    String key = TestKeys.newSecret();
    assertThat(new PanKey(key).toString()).doesNotContain(key);
  }
}
