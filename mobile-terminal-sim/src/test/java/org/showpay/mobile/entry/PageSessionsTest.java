package org.showpay.mobile.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.line.Holder;

/** How long a session at the pages lasts. */
class PageSessionsTest {

  private final PhoneId phone = PhoneId.next();

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  private final PageSessions sessions = new PageSessions(clock());

  @Test
  void endsWhenNobodyHasUsedItForAQuarterOfAnHour() {
    String token = sessions.open(Holder.bySim(phone));
    later(Duration.ofMinutes(14));
    assertThat(sessions.use(token, phone)).isPresent();
    later(Duration.ofMinutes(14));
    assertThat(sessions.use(token, phone)).isPresent();
    later(Duration.ofMinutes(16));
    assertThat(sessions.use(token, phone)).isEmpty();
  }

  @Test
  void anOpenPageThatNobodyTouchesDoesNotKeepItAlive() {
    String token = sessions.open(Holder.bySim(phone));
    later(Duration.ofMinutes(14));
    assertThat(sessions.find(token, phone)).isPresent();
    later(Duration.ofMinutes(2));
    assertThat(sessions.find(token, phone)).isEmpty();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }
}
