package org.showpay.mobile.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.testing.TestKeys;

/** Sealed keys open for their own phone, under their own key, and as they were written. */
class SealedKeysTest {

  private final SealedKeys keys = keys(TestKeys.newSecret());
  private final HandsetKey key = new HandsetKey(TestKeys.newSecret());
  private final PhoneId phone = PhoneId.next();

  @ParameterizedTest
  @ValueSource(
      strings = {"not base64!", "c2hvcnQ=", "IHdpdGggc3BhY2VzIG9mIG1vcmUgdGhhbiAzMiBieXRlcyAg"})
  void startWithNoKeyOfAnotherForm(String wrong) {
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(wrong))
        .withMessageContaining("showpay.device-key")
        .withMessageNotContaining(wrong);
  }

  @Test
  void openForNoOtherPhone() {
    byte[] sealed = keys.seal(key, phone);

    assertThatIllegalStateException().isThrownBy(() -> keys.open(sealed, PhoneId.next()));
  }

  @Test
  void openUnderNoOtherKey() {
    byte[] sealed = keys.seal(key, phone);
    SealedKeys others = keys(TestKeys.newSecret());

    assertThatIllegalStateException().isThrownBy(() -> others.open(sealed, phone));
  }

  @Test
  void openNoCiphertextThatWasChanged() {
    byte[] sealed = keys.seal(key, phone);
    sealed[sealed.length / 2] ^= 1;

    assertThatIllegalStateException().isThrownBy(() -> keys.open(sealed, phone));
  }

  @Test
  void openAsTheyWereSealedAndNeverLookTheSame() {
    byte[] sealed = keys.seal(key, phone);

    assertThat(keys.open(sealed, phone)).isEqualTo(key);
    assertThat(keys.seal(key, phone)).isNotEqualTo(sealed);
  }

  private static SealedKeys keys(String base64) {
    return new SealedKeys(new DeviceKeyProperties(base64));
  }
}
