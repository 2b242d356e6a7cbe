package org.showpay.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.gateway.token.DataKeys;
import org.showpay.gateway.token.TokenProperties;
import org.showpay.testing.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a ciphertext gives away, and to whom it opens. */
class PanCipherTest {

  private static final DataKeys NO_TOKEN =
      new DataKeys(JdbcClient.create(new SingleConnectionDataSource()), TokenProperties.NONE);

  private static final Pan PAN = Pan.withCheckDigit("920011000000000");

  private final VaultKeys keys =
      new VaultKeys(TestKeys.newSecret(), TestKeys.newSecret(), 1, "", TokenProperties.NONE);
  private final PanCipher cipher = new PanCipher(keys, NO_TOKEN);
  private final CardToken card = CardToken.next();

  @Test
  void opensOnlyForTheTokenThatItWasMadeFor() {
    byte[] ciphertext = cipher.close(card, PAN);
    assertThat(cipher.open(card, ciphertext)).contains(PAN);
    assertThat(cipher.open(CardToken.next(), ciphertext)).isEmpty();
  }

  @Test
  void opensOnlyUnderItsKeyAndOnlyUnchanged() {
    byte[] ciphertext = cipher.close(card, PAN);
    PanCipher other =
        new PanCipher(
            new VaultKeys(TestKeys.newSecret(), TestKeys.newSecret(), 1, "", TokenProperties.NONE),
            NO_TOKEN);
    assertThat(other.open(card, ciphertext)).isEmpty();
    ciphertext[ciphertext.length - 1] ^= 1;
    assertThat(cipher.open(card, ciphertext)).isEmpty();
    assertThat(cipher.open(card, new byte[0])).isEmpty();
  }

  @Test
  void looksDifferentEachTime() {
    assertThat(cipher.close(card, PAN)).isNotEqualTo(cipher.close(card, PAN));
  }

  @Test
  void carriesTheIdOfItsKeyInFront() {
    byte[] tinkAndKeyId = {1, 0, 0, 0, 1};
    assertThat(Arrays.copyOf(cipher.close(card, PAN), tinkAndKeyId.length)).isEqualTo(tinkAndKeyId);
  }

  @Test
  void fingerprintsDependOnTheKeyAndTheNumberAlone() {
    CardFingerprints fingerprints = new CardFingerprints(keys);
    CardFingerprints others =
        new CardFingerprints(
            new VaultKeys(TestKeys.newSecret(), TestKeys.newSecret(), 1, "", TokenProperties.NONE));
    assertThat(fingerprints.of(PAN)).isEqualTo(fingerprints.of(PAN)).hasSize(32);
    assertThat(fingerprints.of(PAN)).isNotEqualTo(others.of(PAN));
    assertThat(fingerprints.of(PAN))
        .isNotEqualTo(fingerprints.of(Pan.withCheckDigit("920011000000001")));
  }

  @Test
  void takesNoShortKeyAndDoesNotRepeatIt() {
    String tooShort = "c2hvcnQ=";
    VaultKeys weak = new VaultKeys(tooShort, tooShort, 1, "", TokenProperties.NONE);
    assertThat(weak.toString()).doesNotContain(tooShort);
    assertThatIllegalStateException()
        .isThrownBy(() -> new PanCipher(weak, NO_TOKEN))
        .withMessage("showpay.vault-key is not 32 bytes in base64");
    assertThatIllegalStateException()
        .isThrownBy(() -> new CardFingerprints(weak))
        .withMessage("showpay.card-fingerprint-key is not 32 bytes in base64");
  }
}
