package org.showpay.contracts.sms;

import java.util.Optional;
import org.showpay.contracts.number.NumberSafe;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks first and takes afterwards, as if nobody else could. */
final class Careless extends SmsOutbox {

  private final JdbcClient jdbc;

  Careless(JdbcClient jdbc, NumberSafe numbers) {
    super(jdbc, numbers);
    this.jdbc = jdbc;
  }

  @Override
  Optional<Claimed> claim() {
    Optional<Claimed> seen =
        jdbc.sql(
                """
                select id, sealed_number, phone_number, text, perhaps_sent as repeat
                  from sms_outbox
                 where state = 'WAITING' and next_try_at <= now()
                 order by next_try_at, id limit 1
                """)
            .query(this::read)
            .optional();
    seen.ifPresent(sms ->
        jdbc.sql(
                """
                update sms_outbox set next_try_at = now() + interval '1 minute'
                 where id = ? and state = 'WAITING'
                """)
            .param(sms.id().uuid())
            .update());
    return seen;
  }
}
