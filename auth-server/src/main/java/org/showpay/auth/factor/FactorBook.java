package org.showpay.auth.factor;

import java.util.Optional;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The hashes of passwords and the count of wrong tries (PCI DSS 8.3.4: ten, then half an hour). */
@Repository
class FactorBook {

  private static final int MOST_FAILURES = 10;
  private static final int LOCK_MINUTES = 30;

  private final JdbcClient jdbc;

  FactorBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void keep(SubscriberId subscriber, FactorKind kind, String hash) {
    jdbc.sql("insert into factor (subscriber_id, kind, hash) values (:subscriber, :kind, :hash)")
        .param("subscriber", subscriber.uuid())
        .param("kind", kind.name())
        .param("hash", hash)
        .update();
  }

  /** From now on tries of this are counted, with what was counted before where there was any. */
  @Transactional
  void countFromNowOn(SubscriberId subscriber, FactorKind kind) {
    jdbc.sql(
            """
            insert into factor (subscriber_id, kind) values (:subscriber, :kind)
            on conflict do nothing
            """)
        .param("subscriber", subscriber.uuid())
        .param("kind", kind.name())
        .update();
  }

  /**
   * Counts one failure in advance and gives the hash to compare with, which is nothing for what is
   * no password; empty while locked.
   */
  @Transactional
  Optional<String> countTry(SubscriberId subscriber, FactorKind kind) {
    return jdbc.sql(
            """
            update factor
               set failures = case when locked_until is null then failures + 1 else 1 end,
                   locked_until = case
                     when locked_until is null and failures + 1 >= :most
                     then now() + make_interval(mins => :minutes) end
             where subscriber_id = :subscriber and kind = :kind
               and (locked_until is null or locked_until <= now())
            returning coalesce(hash, '')
            """)
        .param("most", MOST_FAILURES)
        .param("minutes", LOCK_MINUTES)
        .param("subscriber", subscriber.uuid())
        .param("kind", kind.name())
        .query(String.class)
        .optional();
  }

  /** A right password ends the count. */
  @Transactional
  void forgive(SubscriberId subscriber, FactorKind kind) {
    jdbc.sql(
            """
            update factor set failures = 0, locked_until = null
             where subscriber_id = :subscriber and kind = :kind
            """)
        .param("subscriber", subscriber.uuid())
        .param("kind", kind.name())
        .update();
  }
}
