package org.showpay.auth.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.showpay.contracts.meter.Kept;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands open: how much, and how old the oldest of it is. Each part of the question is
 * answered by an index that holds nothing but what is open, so it is as cheap on a full database as
 * on an empty one. Every instance asks the same database: take the highest, not the sum.
 */
@Component
class Standing implements MeterBinder {

  private static final String QUESTION =
      """
      select 'payment ' || state as what, count(*) as count,
             extract(epoch from now() - min(coalesce(asked_at, requested_at))) as age
        from payment where state in ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN')
       group by state
      union all
      select 'payment REVERSING', count(*), extract(epoch from now() - min(updated_at))
        from payment where state = 'REVERSING'
      union all
      select 'webhook', count(*), extract(epoch from now() - min(execution_time))
        from webhook_task
      union all
      select 'task', count(*), extract(epoch from now() - min(execution_time))
        from scheduled_tasks where execution_time < now() and not picked
      union all
      select 'sms', count(*), extract(epoch from now() - min(next_try_at))
        from sms_outbox where state = 'WAITING'
      union all
      select 'exception', count(*), extract(epoch from now() - min(noticed_at))
        from reconciliation_item where state = 'EXCEPTION'
      """;

  private final JdbcClient jdbc;
  private final Kept<Map<String, Open>> kept;

  Standing(JdbcClient jdbc, @Value("${showpay.gauges-kept:10s}") Duration life) {
    this.jdbc = jdbc;
    this.kept = new Kept<>(life, this::ask);
  }

  private record Open(String what, long count, double age) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String state :
        new String[] {"AUTHENTICATION_REQUIRED", "REQUESTED", "UNKNOWN", "REVERSING"}) {
      bind(registry, "payment " + state, "showpay.payments.open", "state", state);
    }
    bind(registry, "webhook", "showpay.webhooks.pending");
    bind(registry, "task", "showpay.tasks.overdue");
    bind(registry, "sms", "showpay.sms.waiting");
    bind(registry, "exception", "showpay.reconciliation.exceptions");
  }

  private void bind(MeterRegistry registry, String what, String name, String... tags) {
    Gauge.builder(name, () -> number(what, true))
        .description("How much stands open; the same for all instances")
        .tags(tags)
        .register(registry);
    Gauge.builder(name + ".oldest", () -> number(what, false))
        .description("How old the oldest of it is; for what is to be done at a time, how overdue")
        .baseUnit("seconds")
        .tags(tags)
        .register(registry);
  }

  private double number(String what, boolean counted) {
    Map<String, Open> all = kept.get();
    if (all == null) {
      return Double.NaN;
    }
    Open open = all.getOrDefault(what, new Open(what, 0, 0));
    return counted ? open.count : Math.max(0, open.age);
  }

  private Map<String, Open> ask() {
    return jdbc
        .sql(QUESTION)
        .query(
            (row, n) -> new Open(row.getString("what"), row.getLong("count"), row.getDouble("age")))
        .list()
        .stream()
        .collect(Collectors.toMap(Open::what, open -> open));
  }
}
