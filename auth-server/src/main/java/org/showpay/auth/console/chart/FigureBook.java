package org.showpay.auth.console.chart;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.chart.Figures.Reason;
import org.showpay.auth.console.chart.Figures.Series;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the last twenty-four hours, hour by hour; by the index on when payments were asked for.
 */
@Repository
class FigureBook {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final String HOURS =
      """
      with hour as (
        select generate_series(date_trunc('hour', now()) - interval '23 hours',
                               date_trunc('hour', now()), interval '1 hour') as at),
      paid as (
        select date_trunc('hour', requested_at) as at,
               count(*) filter (where state in ('APPROVED', 'CANCELLING', 'CANCELLED')) as approved,
               count(*) filter (where state = 'DECLINED') as declined,
               count(*) filter (where state in ('REVERSING', 'REVERSED')) as undone,
               count(*) filter (where state in
                 ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN')) as open
          from payment
         where requested_at >= date_trunc('hour', now()) - interval '23 hours' group by 1),
      took as (
        select date_trunc('hour', p.requested_at) as at,
               percentile_cont(array[0.5, 0.95]) within group
                 (order by extract(epoch from m.moved_at - p.asked_at) * 1000) as millis
          from payment p join payment_move m on m.payment_id = p.id and m.from_state = 'REQUESTED'
         where p.requested_at >= date_trunc('hour', now()) - interval '23 hours' group by 1)
      select hour.at, coalesce(approved, 0) as approved, coalesce(declined, 0) as declined,
             coalesce(undone, 0) as undone, coalesce(open, 0) as open,
             round(millis[1]) as half, round(millis[2]) as most
        from hour left join paid on paid.at = hour.at left join took on took.at = hour.at
       order by hour.at
      """;

  private static final String REASONS =
      """
      select decline_reason, count(*) as n from payment
       where requested_at >= date_trunc('hour', now()) - interval '23 hours'
         and decline_reason is not null
       group by 1 order by 2 desc, 1 limit 12
      """;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  FigureBook(JdbcClient jdbc, @Value("${showpay.time-zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  private record Hour(
      OffsetDateTime at,
      long approved,
      long declined,
      long undone,
      long open,
      @Nullable Long half,
      @Nullable Long most) {}

  /** As with searches: payments wait for the connection. */
  @Transactional(readOnly = true, timeout = 5)
  Figures lastDay() {
    List<Hour> hours =
        jdbc.sql(HOURS)
            .query((row, n) ->
                new Hour(
                    row.getObject("at", OffsetDateTime.class),
                    row.getLong("approved"),
                    row.getLong("declined"),
                    row.getLong("undone"),
                    row.getLong("open"),
                    whole(row.getObject("half", Double.class)),
                    whole(row.getObject("most", Double.class))))
            .list();
    return new Figures(
        hours.stream().map(hour -> HOUR.format(hour.at.atZoneSameInstant(zone))).toList(),
        List.of(
            series("APPROVED", hours, Hour::approved),
            series("DECLINED", hours, Hour::declined),
            series("REVERSED", hours, Hour::undone),
            series("OPEN", hours, Hour::open)),
        reasons(),
        List.of(series("50 %", hours, Hour::half), series("95 %", hours, Hour::most)));
  }

  private List<Reason> reasons() {
    return jdbc.sql(REASONS)
        .query((row, n) -> new Reason(row.getString(1), row.getLong("n")))
        .list();
  }

  private static Series series(
      String name, List<Hour> hours, Function<Hour, @Nullable Long> figure) {
    @Nullable Long[] values = hours.stream().map(figure).toArray(Long[]::new);
    return new Series(name, Arrays.asList(values));
  }

  private static @Nullable Long whole(@Nullable Double millis) {
    return millis == null ? null : Long.valueOf(Math.round(millis));
  }
}
