package org.showpay.auth.paycode;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many codes could be spent now: N in the odds of a guess. Counted when somebody looks. */
@Component
class OutstandingCodes implements MeterBinder {

  private final JdbcClient jdbc;

  OutstandingCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  private long count(CodeKind kind) {
    return jdbc.sql(
            """
            select count(*) from pay_code
             where state = 'LIVE' and kind = :kind and expires_at > now()
            """)
        .param("kind", kind.name())
        .query(Long.class)
        .single();
  }
}
