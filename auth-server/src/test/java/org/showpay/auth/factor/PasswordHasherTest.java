package org.showpay.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.subscriber.Password;

/** Hashes at the cost that the service takes. */
class PasswordHasherTest {

  private static final Password PASSWORD = new Password("a magpie on a pine tree");

  private final PasswordHasher hasher = withAPepper();

  @Test
  void costsAThiefWhatOwaspAsksAtLeast() {
    assertThat(hasher.hash(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void knowsItsPasswordAndNoOther() {
    String hash = hasher.hash(PASSWORD);
    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches(new Password("a magpie on a pine tre3"), hash)).isFalse();
  }

  @Test
  void saltsEachHash() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  @Test
  void isOfNoUseWithoutThePepper() {
    assertThat(withAPepper().matches(PASSWORD, hasher.hash(PASSWORD))).isFalse();
  }

  @Test
  void takesNothingForAHashLikeAnyOther() {
    String hash = hasher.hash(PASSWORD);
    String nothing = PasswordHasher.hashOfNothing(HashingCost.OWASP);
    assertThat(nothing).hasSameSizeAs(hash).startsWith(hash.substring(0, hash.indexOf("p=1$") + 4));
    assertThat(nothing.split("[$]", -1)).hasSameSizeAs(hash.split("[$]", -1));
    assertThat(hasher.matches(PASSWORD, nothing)).isFalse();
  }

  private static PasswordHasher withAPepper() {
    byte[] pepper = new byte[32];
    new SecureRandom().nextBytes(pepper);
    String drawn = Base64.getEncoder().encodeToString(pepper);
    return new PasswordHasher(new PasswordProperties(drawn), new HashingCost.Taken().hashingCost());
  }
}
