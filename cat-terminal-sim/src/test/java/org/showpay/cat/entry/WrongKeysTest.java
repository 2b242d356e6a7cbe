package org.showpay.cat.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Ten wrong keys from an address, and no more, whatever the eleventh is. */
class WrongKeysTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T03:00:00Z"));
  private final WrongKeys keys = new WrongKeys(ticking());

  @Test
  void locksAnAddressAfterTenAndLetsItInAgainAfterHalfAnHour() {
    for (int tries = 0; tries < 10; tries++) {
      assertThat(keys.mayTry("192.0.2.1")).isTrue();
    }
    assertThat(keys.mayTry("192.0.2.1")).isFalse();
    assertThat(keys.mayTry("192.0.2.2")).isTrue();
    now.set(now.get().plus(Duration.ofMinutes(31)));
    assertThat(keys.mayTry("192.0.2.1")).isTrue();
  }

  @Test
  void theRightKeyEndsTheCount() {
    for (int tries = 0; tries < 10; tries++) {
      keys.mayTry("192.0.2.1");
    }
    keys.forgive("192.0.2.1");
    assertThat(keys.mayTry("192.0.2.1")).isTrue();
  }

  private Clock ticking() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }
}
