package org.showpay.auth;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ten minutes of the clock over which tries are counted; then the count begins anew. */
final class TenMinutes {

  /** Longer than a test takes. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  /** A service counts some of it by its own clock. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMillis(200);

  private TenMinutes() {}

  /** Waits for the next ones where these are nearly over, so that all tries fall into the same. */
  static void haveEnoughLeft(JdbcClient jdbc) {
    for (Duration left = left(jdbc); left.compareTo(ENOUGH) < 0; left = left(jdbc)) {
      LockSupport.parkNanos(left.plus(CLOCKS_DIFFER).toNanos());
    }
  }

  private static Duration left(JdbcClient jdbc) {
    long milliseconds =
        jdbc.sql(
                """
                select ceil(1000 * extract(epoch from
                         date_bin('10 minutes', now(), 'epoch') + interval '10 minutes' - now()))
                """)
            .query(Long.class)
            .single();
    return Duration.ofMillis(milliseconds);
  }
}
