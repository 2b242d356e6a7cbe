package org.showpay.acceptance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is too much of a growth, and what is not. */
class GrowthTest {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final double MEGABYTE = 1 << 20;

  private static final Measure HEAP =
      new Measure("heap", Measure.Unit.BYTES, new Measure.Limit.At(256 * MEGABYTE));

  /** 60 MB and two more each hour: full after four days. */
  @Test
  void aHeapThatIsFullWithinTheWeekDoesNotHold() {
    Growth growth = Growth.of(HEAP, anHourOf(60 * MEGABYTE, 2 * MEGABYTE));
    assertThat(growth.judge(WEEK).holds()).isFalse();
    assertThat(growth.fills()).isBetween(Duration.ofDays(3), Duration.ofDays(5));
    assertThat(growth.judge(Duration.ofHours(6)).holds()).isTrue();
  }

  @Test
  void aHeapThatOnlyWobblesHolds() {
    assertThat(Growth.of(HEAP, anHourOf(60 * MEGABYTE, 0)).judge(WEEK).holds()).isTrue();
  }

  @Test
  void aHeapThatShrinksHolds() {
    assertThat(Growth.of(HEAP, anHourOf(60 * MEGABYTE, -5 * MEGABYTE)).judge(WEEK).holds())
        .isTrue();
  }

  @Test
  void aHeapThatIsFullAlreadyDoesNotHoldWhereItGrowsAtAll() {
    assertThat(Growth.of(HEAP, anHourOf(256 * MEGABYTE, MEGABYTE)).judge(WEEK).holds()).isFalse();
  }

  @Test
  void whatWasNotMeasuredDoesNotHold() {
    Series two = new Series();
    two.add(Duration.ZERO, 1);
    two.add(Duration.ofSeconds(10), 1);
    assertThat(Growth.of(HEAP, two).judge(WEEK).holds()).isFalse();
  }

  /** From five to sixteen connections within the hour, and no more; or one more. */
  @Test
  void aPoolMayFillButNotOverflow() {
    Measure.Limit sixteen = new Measure.Limit.Pool(16);
    Measure connections = new Measure("connections", Measure.Unit.PIECES, sixteen);
    Series filling = new Series();
    for (int i = 0; i < 12; i++) {
      filling.add(Duration.ofMinutes(5L * i), 5 + i);
    }
    assertThat(Growth.of(connections, filling).judge(WEEK).holds()).isTrue();
    filling.add(Duration.ofMinutes(60), 17);
    assertThat(Growth.of(connections, filling).judge(WEEK).holds()).isFalse();
  }

  @Test
  void eachLimitLeavesItsRoom() {
    assertThat(room(new Measure.Limit.At(16), 5)).isEqualTo(11);
    assertThat(room(new Measure.Limit.At(16), 20)).isZero();
    assertThat(room(new Measure.Limit.More(100), 30)).isEqualTo(100);
    assertThat(room(new Measure.Limit.Twice(), 9000)).isEqualTo(9000);
  }

  private static double room(Measure.Limit limit, double usual) {
    return new Measure("it", Measure.Unit.PIECES, limit).room(usual);
  }

  /** A point every ten seconds, with noise of half a megabyte. */
  private static Series anHourOf(double from, double perHour) {
    Random random = new Random(7);
    Series series = new Series();
    for (int i = 0; i < 360; i++) {
      series.add(
          Duration.ofSeconds(10L * i),
          from + perHour * i / 360 + random.nextGaussian() * MEGABYTE / 2);
    }
    return series;
  }
}
