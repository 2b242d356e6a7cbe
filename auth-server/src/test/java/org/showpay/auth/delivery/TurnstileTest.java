package org.showpay.auth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.webhook.EndpointId;

/** Few at a time to each endpoint. */
class TurnstileTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Turnstile turnstile = new Turnstile();
  private final EndpointId endpoint = EndpointId.next();

  @Test
  void letsFourInAtOnceHoweverManyCome() throws Exception {
    Callable<Boolean> visit = () -> turnstile.enter(endpoint, NOW).isEmpty();
    try (ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> tries = couriers.invokeAll(Collections.nCopies(200, visit));
      assertThat(tries.stream().filter(Future::resultNow).count()).isEqualTo(Turnstile.AT_ONCE);
    }
    assertThat(turnstile.enter(EndpointId.next(), NOW)).isEmpty();
  }

  @Test
  void letsOneInWhereTheLastOneFailedUntilOneDoesWell() {
    turnstile.enter(endpoint, NOW);
    turnstile.leave(endpoint, Duration.ofSeconds(15), false);
    assertThat(turnstile.enter(endpoint, NOW)).isEmpty();
    assertThat(turnstile.enter(endpoint, NOW)).contains(NOW.plusSeconds(15));
    assertThat(turnstile.enter(endpoint, NOW)).contains(NOW.plusSeconds(30));
    turnstile.leave(endpoint, Duration.ofMillis(40), true);
    for (int i = 0; i < Turnstile.AT_ONCE; i++) {
      assertThat(turnstile.enter(endpoint, NOW)).isEmpty();
    }
    assertThat(turnstile.enter(endpoint, NOW)).isPresent();
  }

  @Test
  void sendsNobodyAwayForLongerThanTwoMinutes() {
    turnstile.enter(endpoint, NOW);
    turnstile.leave(endpoint, Duration.ofSeconds(15), false);
    turnstile.enter(endpoint, NOW);
    for (int i = 0; i < 1000; i++) {
      assertThat(turnstile.enter(endpoint, NOW).orElseThrow())
          .isBetween(NOW.plusSeconds(15), NOW.plus(Duration.ofMinutes(2)));
    }
  }
}
