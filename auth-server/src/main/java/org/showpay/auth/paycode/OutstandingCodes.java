package org.showpay.auth.paycode;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.showpay.contracts.meter.Kept;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many codes could be spent now: N in the odds of a guess. Counted when somebody looks, and
 * once a minute at most: there may be millions in packs.
 */
@Component
class OutstandingCodes implements MeterBinder {

  private final JdbcClient jdbc;
  private final Kept<Map<CodeKind, Long>> kept;

  OutstandingCodes(JdbcClient jdbc, @Value("${showpay.codes-counted-every:1m}") Duration life) {
    this.jdbc = jdbc;
    this.kept = new Kept<>(life, this::count);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (CodeKind kind : CodeKind.values()) {
      Gauge.builder("showpay.codes.outstanding", () -> count(kind))
          .description("Codes that are live")
          .tag("kind", kind.name())
          .register(registry);
    }
  }

  private double count(CodeKind kind) {
    Map<CodeKind, Long> counted = kept.get();
    return counted == null ? Double.NaN : counted.getOrDefault(kind, 0L);
  }

  private Map<CodeKind, Long> count() {
    Map<CodeKind, Long> counted = new EnumMap<>(CodeKind.class);
    jdbc.sql(
            """
            select kind, count(*) as live from pay_code
             where state = 'LIVE' and expires_at > now() group by kind
            """)
        .query(row -> {
          counted.put(CodeKind.valueOf(row.getString("kind")), row.getLong("live"));
        });
    return counted;
  }
}
