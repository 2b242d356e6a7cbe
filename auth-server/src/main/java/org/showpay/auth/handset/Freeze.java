package org.showpay.auth.handset;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a wallet for its owner. It waits for the payments that are being opened, and they for it.
 */
@Repository
class Freeze {

  private final JdbcClient jdbc;

  Freeze(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Instant> since(SubscriberId subscriber) {
    return jdbc.sql("select frozen_at from subscriber where id = :id and frozen_at is not null")
        .param("id", subscriber.uuid())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  @Transactional
  void begin(SubscriberId subscriber) {
    jdbc.sql("update subscriber set frozen_at = now() where id = :id and frozen_at is null")
        .param("id", subscriber.uuid())
        .update();
  }

  /**
   * Ends it; what was shown before must not come back to life, so live codes are voided first and
   * packs are over: the phone fetches new ones. A code that a handset made is no row before it is
   * read, so every half minute that could be shown by now is over, also by a clock that is ahead.
   */
  @Transactional
  void end(SubscriberId subscriber) {
    UUID id = subscriber.uuid();
    jdbc.sql("select id from handset where subscriber_id = ? order by id for no key update")
        .param(id)
        .query()
        .listOfRows();
    jdbc.sql(
            """
            update device_key set after_step = floor(extract(epoch from now()) / 30) + 1
             where subscriber_id = ? and state = 'ACTIVE'
            """)
        .param(id)
        .update();
    jdbc.sql("update code_pack set state = 'ENDED' where subscriber_id = ? and state <> 'ENDED'")
        .param(id)
        .update();
    jdbc.sql(
            """
            update pay_code set state = 'VOID'
             where digest in (select digest from pay_code
                               where subscriber_id = ? and state = 'LIVE'
                               order by digest for no key update)
            """)
        .param(id)
        .update();
    jdbc.sql("update subscriber set frozen_at = null where id = ?").param(id).update();
  }
}
