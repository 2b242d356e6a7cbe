package org.showpay.auth.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.passkey.Ceremonies.Made;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which passkeys each subscriber has. */
@Repository
class PasskeyBook {

  private static final int MOST = 8;

  private final JdbcClient jdbc;

  PasskeyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What becomes of one that is to be added. */
  sealed interface Addition {

    /** It is kept. */
    record Added(Passkey passkey) implements Addition {}

    /** This very one was added before. */
    record Known() implements Addition {}

    /** There are as many as may be. */
    record Enough() implements Addition {}

    /** The wallet was closed meanwhile. */
    record Closed() implements Addition {}
  }

  /** Keeps one; two that are added at once are counted one after the other. */
  @Transactional
  Addition add(SubscriberId subscriber, String label, Made made) {
    if (!isOpenAndHeld(subscriber)) {
      return new Addition.Closed();
    }
    if (find(subscriber, made.id()).isPresent()) {
      return new Addition.Known();
    }
    return of(subscriber).size() < MOST
        ? new Addition.Added(keep(subscriber, label, made))
        : new Addition.Enough();
  }

  private boolean isOpenAndHeld(SubscriberId subscriber) {
    return jdbc.sql("select state <> 'CLOSED' from subscriber where id = :subscriber for update")
        .param("subscriber", subscriber.uuid())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private Passkey keep(SubscriberId subscriber, String label, Made made) {
    return jdbc.sql(
            """
            insert into passkey (id, subscriber_id, credential_id, credential, sign_count,
                                 is_backup_eligible, label)
            values (:id, :subscriber, :credential_id, :credential, :count, :eligible, :label)
            returning id, label, added_at, last_used_at
            """)
        .param("id", PasskeyId.next().uuid())
        .param("subscriber", subscriber.uuid())
        .param("credential_id", made.id().bytes())
        .param("credential", made.credential().data().bytes())
        .param("count", made.credential().signCount())
        .param("eligible", made.credential().isBackupEligible())
        .param("label", label)
        .query(PasskeyBook::passkey)
        .single();
  }

  /** What was added, oldest first. */
  List<Passkey> of(SubscriberId subscriber) {
    return jdbc.sql(
            """
            select id, label, added_at, last_used_at from passkey
             where subscriber_id = :subscriber order by added_at, id
            """)
        .param("subscriber", subscriber.uuid())
        .query(PasskeyBook::passkey)
        .list();
  }

  private static Passkey passkey(ResultSet row, int number) throws SQLException {
    Timestamp used = row.getTimestamp("last_used_at");
    return new Passkey(
        new PasskeyId(row.getObject("id", UUID.class)),
        row.getString("label"),
        row.getTimestamp("added_at").toInstant(),
        used == null ? null : used.toInstant());
  }

  /** By what authenticators call them. */
  List<WebBytes> credentials(SubscriberId subscriber) {
    return jdbc.sql("select credential_id from passkey where subscriber_id = :subscriber")
        .param("subscriber", subscriber.uuid())
        .query((row, n) -> WebBytes.of(row.getBytes(1)))
        .list();
  }

  /** One of this subscriber's, by what its authenticator calls it. */
  Optional<Credential> find(SubscriberId subscriber, WebBytes id) {
    return jdbc.sql(
            """
            select credential, sign_count, is_backup_eligible from passkey
             where subscriber_id = :subscriber and credential_id = :id
            """)
        .param("subscriber", subscriber.uuid())
        .param("id", id.bytes())
        .query((row, n) ->
            new Credential(
                WebBytes.of(row.getBytes("credential")),
                row.getLong("sign_count"),
                row.getBoolean("is_backup_eligible")))
        .optional();
  }

  /** Counts a use; false where the counter did not go on, or another use was faster. */
  @Transactional
  boolean hasCounted(SubscriberId subscriber, WebBytes id, long signCount) {
    return jdbc.sql(
                """
                update passkey set sign_count = :count, last_used_at = now()
                 where subscriber_id = :subscriber and credential_id = :id
                   and (sign_count < :count or (sign_count = 0 and :count = 0))
                """)
            .param("subscriber", subscriber.uuid())
            .param("id", id.bytes())
            .param("count", signCount)
            .update()
        == 1;
  }

  /** Forgets one at once; false where it is not this subscriber's. */
  @Transactional
  boolean remove(SubscriberId subscriber, PasskeyId passkey) {
    return jdbc.sql("delete from passkey where subscriber_id = :subscriber and id = :id")
            .param("subscriber", subscriber.uuid())
            .param("id", passkey.uuid())
            .update()
        == 1;
  }
}
