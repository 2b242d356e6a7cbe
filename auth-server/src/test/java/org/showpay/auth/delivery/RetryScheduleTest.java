package org.showpay.auth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published schedule of tries. */
class RetryScheduleTest {

  private final RetrySchedule schedule = new RetrySchedule();

  @Test
  void triesAtLeastSixteenTimesOverADayAndNeverSoonerThanBefore() {
    assertThat(RetrySchedule.DELAYS.size() + 1).isEqualTo(17);
    assertThat(RetrySchedule.DELAYS.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThan(Duration.ofHours(27));
    assertThat(RetrySchedule.DELAYS).isSorted();
  }

  @Test
  void addsUpToAFifthAndThenGivesUp() {
    for (int step = 0; step < RetrySchedule.DELAYS.size(); step++) {
      Duration delay = RetrySchedule.DELAYS.get(step);
      Set<Duration> seen = new HashSet<>();
      for (int i = 0; i < 100; i++) {
        seen.add(schedule.after(step, null).orElseThrow());
      }
      assertThat(seen)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              pause -> assertThat(pause).isBetween(delay, delay.multipliedBy(6).dividedBy(5)));
    }
    assertThat(schedule.after(RetrySchedule.DELAYS.size(), null)).isEmpty();
    assertThat(schedule.after(RetrySchedule.DELAYS.size(), Duration.ofHours(1))).isEmpty();
  }

  @Test
  void waitsLongerWhereItIsAskedToButNotForever() {
    assertThat(schedule.after(0, Duration.ofMinutes(7))).contains(Duration.ofMinutes(7));
    assertThat(schedule.after(0, Duration.ofDays(400))).contains(RetrySchedule.LONGEST_WISH);
    assertThat(schedule.after(8, Duration.ofSeconds(1)).orElseThrow())
        .isGreaterThanOrEqualTo(RetrySchedule.DELAYS.get(8));
  }
}
