package org.showpay.acceptance.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The slope of a series, and how sure of it one can be. */
class SlopeTest {

  private static final int TRIES = 200;
  private static final int LENGTH = 360;

  /**
   * What SciPy 1.17 says of these: {@code theilslopes(y, arange(12), 0.95)}. It rounds the ranks of
   * the interval, which here go on to the next slope.
   */
  @Test
  void isWhatOthersFindInTheSameNumbers() {
    Slope slope =
        Slope.ofIndependent(hourly(3.1, 2.8, 4.0, 3.6, 5.2, 4.4, 6.1, 5.0, 6.9, 7.4, 6.2, 8.8));
    assertThat(slope.perHour()).isEqualTo(0.476388888888889, within(1e-12));
    assertThat(slope.low()).isLessThanOrEqualTo(0.36).isGreaterThan(0.3);
    assertThat(slope.high()).isGreaterThanOrEqualTo(0.6).isLessThan(0.65);
  }

  @Test
  void isZeroWhereNothingChanges() {
    Slope slope = Slope.of(hourly(7, 7, 7, 7, 7, 7, 7, 7, 7));
    assertThat(slope.perHour()).isZero();
    assertThat(slope.low()).isZero();
    assertThat(slope.high()).isZero();
  }

  @Test
  void isUnknownOfTooFewPoints() {
    Slope slope = Slope.of(hourly(1, 2, 3, 4, 5, 6, 7));
    assertThat(slope.perHour()).isNaN();
    assertThat(slope.low()).isNegative();
  }

  /** A checkpoint, a backlog, a collection that came late: least squares would be bent by them. */
  @Test
  void isNotMovedByAFewOutliers() {
    Random random = new Random(3);
    Series series = series(i -> 100 + random.nextGaussian() + (i > 100 && i % 8 == 0 ? 900 : 0));
    assertThat(Slope.of(series).low()).isNegative();
  }

  /** An hour of points, 10 s apart; the noise is 1. */
  @Test
  void aPlantedSlopeIsFoundAndFlatNoiseIsNot() {
    assertThat(alarms(random -> noise(random, 0), 0, Slope::of)).isLessThan(0.06);
    assertThat(alarms(random -> noise(random, 0), 1, Slope::of)).isGreaterThan(0.95);
  }

  /** Whoever takes correlated neighbours for independent ones cries wolf, and this must not. */
  @Test
  void noiseThatRemembersIsNotTakenForASlope() {
    assertThat(alarms(random -> noise(random, 0.7), 0, Slope::ofIndependent)).isGreaterThan(0.15);
    assertThat(alarms(random -> noise(random, 0.7), 0, Slope::of)).isLessThan(0.08);
    assertThat(alarms(random -> noise(random, 0.7), 4, Slope::of)).isGreaterThan(0.9);
  }

  /** In which share of many series the whole interval lies above zero. */
  private static double alarms(
      Function<Random, double[]> noise, double perHour, Function<Series, Slope> slope) {
    long alarms =
        LongStream.range(0, TRIES)
            .filter(seed -> {
              double[] wobbles = noise.apply(new Random(seed));
              return slope.apply(series(i -> wobbles[i] + perHour * i / 360.0)).low() > 0;
            })
            .count();
    return (double) alarms / TRIES;
  }

  private static double[] noise(Random random, double memory) {
    double[] noise = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      noise[i] = random.nextGaussian() + (i == 0 ? 0 : memory * noise[i - 1]);
    }
    return noise;
  }

  private static Series series(Function<Integer, Double> value) {
    Series series = new Series();
    for (int i = 0; i < LENGTH; i++) {
      series.add(Duration.ofSeconds(10L * i), value.apply(i));
    }
    return series;
  }

  private static Series hourly(double... values) {
    Series series = new Series();
    for (int i = 0; i < values.length; i++) {
      series.add(Duration.ofHours(i), values[i]);
    }
    return series;
  }
}
