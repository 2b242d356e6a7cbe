package org.showpay.acceptance.soak;

import java.time.Duration;
import java.util.Locale;
import org.showpay.acceptance.record.Found;

/**
 * What a series says of a measure: whether it grows, and so fast that it matters.
 *
 * @param usual what there is of it
 * @param fills how soon it would be too much at the least that its slope can be
 */
record Growth(Measure measure, double usual, Slope slope, Duration fills) {

  private static final Duration NEVER = Duration.ofDays(36_500);
  private static final double HOURS_OF_NEVER = NEVER.toHours();
  private static final double SECONDS_OF_AN_HOUR = 3600;

  static Growth of(Measure measure, Series series) {
    double usual = series.median();
    Slope slope = Slope.of(series);
    Duration fills =
        measure.limit() instanceof Measure.Limit.Pool(double most)
            ? (series.largest() > most ? Duration.ZERO : NEVER)
            : fills(measure.room(usual), slope.low());
    return new Growth(measure, usual, slope, fills);
  }

  private static Duration fills(double room, double least) {
    double hours = least > 0 ? room / least : HOURS_OF_NEVER;
    return Duration.ofSeconds((long) (Math.min(hours, HOURS_OF_NEVER) * SECONDS_OF_AN_HOUR));
  }

  /** It does not hold where it grows for sure, and matters within this time; nor unmeasured. */
  Found judge(Duration within) {
    boolean measured = !Double.isNaN(slope.perHour());
    boolean matters = fills.compareTo(within) < 0;
    return Found.of(measure.name() + " does not grow", measured && !matters, inWords());
  }

  String inWords() {
    String sign = measure.unit().sign();
    return String.format(
        Locale.ROOT,
        "%.1f %s, and %+.2f an hour (95 %%: %+.2f to %+.2f)%s",
        measure.unit().in(usual),
        sign,
        measure.unit().in(slope.perHour()),
        measure.unit().in(slope.low()),
        measure.unit().in(slope.high()),
        fills.compareTo(NEVER) < 0 ? ", too much after " + fills.toHours() + " hours" : "");
  }
}
