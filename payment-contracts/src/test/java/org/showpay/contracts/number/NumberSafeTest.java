package org.showpay.contracts.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.testing.TestKeys;

/** What of a phone number whoever has the database can learn: not even whether it is this one. */
class NumberSafeTest {

  private static final PhoneNumber NUMBER = new PhoneNumber("821012345678");
  private static final UUID ROW = new UUID(1, 1);

  private final SecretKey32 key = SecretKey32.of("key", TestKeys.newSecret());
  private final NumberSafe safe = NumberSafe.derivedFrom(key, false);

  @Test
  void opensForItsOwnRowAlone() {
    byte[] sealed = safe.close(NUMBER, ROW);
    assertThat(safe.open(sealed, null, ROW)).isEqualTo(NUMBER);
    assertThat(safe.close(NUMBER, ROW)).as("no two are alike").isNotEqualTo(sealed);
    assertThatThrownBy(() -> safe.open(sealed, null, new UUID(1, 2)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> another().open(sealed, null, ROW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isFoundByTheWholeNumberUnderTheSameKeyAlone() throws Exception {
    assertThat(safe.index(NUMBER)).hasSize(32).isEqualTo(safe.index(NUMBER));
    assertThat(safe.index(new PhoneNumber("821012345679"))).isNotEqualTo(safe.index(NUMBER));
    assertThat(another().index(NUMBER)).isNotEqualTo(safe.index(NUMBER));
    assertThat(safe.index(NUMBER))
        .as("a plain digest of so few digits is undone by trying them all")
        .isNotEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(NUMBER.reveal().getBytes(StandardCharsets.US_ASCII)));
    assertThat(safe.index(NUMBER)).isNotEqualTo(key.hmac(NUMBER.reveal()));
  }

  @Test
  void readsWhatAnEarlierVersionWroteAndWritesItForOneOnlyWhenTold() {
    assertThat(safe.open(null, NUMBER.reveal(), ROW)).isEqualTo(NUMBER);
    assertThat(safe.clear(NUMBER)).isNull();
    assertThat(NumberSafe.derivedFrom(key, true).clear(NUMBER)).isEqualTo(NUMBER.reveal());
    assertThatThrownBy(() -> safe.open(null, null, ROW)).isInstanceOf(IllegalStateException.class);
  }

  private static NumberSafe another() {
    return NumberSafe.derivedFrom(SecretKey32.of("key", TestKeys.newSecret()), false);
  }
}
