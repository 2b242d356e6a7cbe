package org.showpay.auth.console.trouble;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments that are not known yet, or are being undone; the oldest first. */
@Repository
class Unknowns {

  private static final String OPEN =
      """
      select p.id, p.state, p.amount, p.currency, p.merchant_id, m.name as shop, p.company,
             extract(epoch from now() - p.requested_at) as age,
             (select count(*) from issuer_talk t where t.payment_id = p.id) as asked,
             (select min(s.execution_time) from scheduled_tasks s
               where s.task_name in ('payment-resolution', 'payment-reversal')
                 and s.task_instance = 'pay_' || replace(p.id::text, '-', '')) as next_at
        from payment p join merchant m on m.id = p.merchant_id
       where p.state in ('UNKNOWN', 'REVERSING')
          or p.state = 'REQUESTED' and p.requested_at < now() - interval '15 seconds'
       order by p.requested_at limit 200
      """;

  private final JdbcClient jdbc;

  Unknowns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<OpenUnknown> open() {
    return jdbc.sql(OPEN).query((row, n) -> read(row)).list();
  }

  private static OpenUnknown read(ResultSet row) throws SQLException {
    return new OpenUnknown(
        new PaymentId(row.getObject("id", UUID.class)),
        PaymentState.valueOf(row.getString("state")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("shop"),
        row.getString("company"),
        Duration.ofSeconds(row.getLong("age")),
        row.getInt("asked"),
        instant(row.getObject("next_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
