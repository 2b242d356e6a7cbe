package org.showpay.contracts.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.showpay.testing.MovedClock;

/** The time between two answers of the database. */
class DatabaseTimeTest {

  private final MovedClock machine = new MovedClock();
  private final DatabaseTime time = new DatabaseTime(machine);

  @Test
  void isTheMachinesUntilTheDatabaseHasSaidAnything() {
    machine.is(Duration.ofDays(1));
    assertThat(time.isTold()).isFalse();
    assertThat(time.instant())
        .isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(1, ChronoUnit.SECONDS));
  }

  @Test
  void countsOnFromWhatTheDatabaseSaidLast() {
    Instant then = Instant.parse("2001-11-15T00:00:00Z");
    time.is(then, System.nanoTime());
    Instant first = time.instant();
    assertThat(first).isCloseTo(then, within(1, ChronoUnit.SECONDS));
    await().until(() -> time.instant().isAfter(first));
  }

  @Test
  void isTheSameInEveryZone() {
    Clock seoul = time.withZone(ZoneId.of("Asia/Seoul"));
    time.is(Instant.parse("2001-11-14T20:00:00Z"), System.nanoTime());
    assertThat(seoul.instant()).isCloseTo(time.instant(), within(1, ChronoUnit.SECONDS));
    assertThat(LocalDate.now(seoul)).isEqualTo("2001-11-15");
  }

  @Test
  void countsFromWhenItWasSaid() {
    Instant then = Instant.parse("2001-11-15T00:00:00Z");
    time.is(then, System.nanoTime() - Duration.ofHours(1).toNanos());
    assertThat(time.instant())
        .isCloseTo(then.plus(Duration.ofHours(1)), within(1, ChronoUnit.SECONDS));
  }
}
