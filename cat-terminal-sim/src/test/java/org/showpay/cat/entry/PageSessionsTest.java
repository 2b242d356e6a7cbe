package org.showpay.cat.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.till.TillId;

/** How long a session at a till's pages lasts. */
class PageSessionsTest {

  private final PageSession session = new PageSession(TillId.next(), Role.CASHIER);

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");

  private final PageSessions sessions = new PageSessions(clock());
  private final SessionCookies cookies = new SessionCookies(sessions);

  @Test
  void endsWhenNobodyHasUsedItForFourHours() {
    String token = sessions.open(session);
    later(Duration.ofHours(3));
    ask("/cashier", token);
    later(Duration.ofHours(3));
    assertThat(sessions.isOpen(session)).isTrue();
    later(Duration.ofHours(2));
    assertThat(sessions.isOpen(session)).isFalse();
    assertThat(sessions.use(token, Role.CASHIER)).isEmpty();
  }

  @Test
  void aPagesStreamThatComesBackByItselfDoesNotKeepItAlive() {
    String token = sessions.open(session);
    later(Duration.ofHours(3));
    ask("/cashier/events", token);
    assertThat(sessions.find(token, Role.CASHIER)).contains(session);
    later(Duration.ofHours(2));
    assertThat(sessions.find(token, Role.CASHIER)).isEmpty();
  }

  private void ask(String uri, String token) {
    assertThat(cookies.sessionAt(uri, Role.CASHIER, token)).contains(session);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }
}
