package org.showpay.contracts.sms;

import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks first and takes afterwards, as if nobody else could. */
final class Careless extends SmsOutbox {

  private final JdbcClient jdbc;

  Careless(JdbcClient jdbc) {
    super(jdbc);
    this.jdbc = jdbc;
  }

  @Override
  Optional<Claimed> claim() {
    Optional<Claimed> seen =
        jdbc.sql(
                """
                select id, phone_number, text, perhaps_sent as repeat from sms_outbox
                 where state = 'WAITING' and next_try_at <= now()
                 order by next_try_at, id limit 1
                """)
            .query((row, n) ->
                new Claimed(
                    new SmsId(row.getObject("id", UUID.class)),
                    new PhoneNumber(row.getString("phone_number")),
                    row.getString("text"),
                    row.getBoolean("repeat")))
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
