package org.showpay.auth.challenge;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions that nobody has answered yet, by the database's clock. */
@Repository
class ChallengeBook {

  private final JdbcClient jdbc;

  ChallengeBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a question down, and says until when it may be answered. */
  @Transactional
  Instant keep(AskedEntry asked) {
    return jdbc.sql(
            """
            insert into factor_challenge (id, subscriber_id, factor, purpose, prompt, expires_at)
            values (:id, :subscriber, :factor, :purpose, :prompt, now() + interval '60 seconds')
            returning expires_at
            """)
        .param("id", asked.id().uuid())
        .param("subscriber", asked.subscriber().uuid())
        .param("factor", asked.factor().name())
        .param("purpose", asked.purpose().text())
        .param("prompt", asked.prompt())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  /** Uses a question up, in a transaction of its own: no answer is looked at before. */
  @Transactional
  Optional<AskedEntry> spend(ChallengeId id, SubscriberId subscriber, Purpose purpose) {
    return jdbc.sql(
            """
            delete from factor_challenge
             where id = :id and subscriber_id = :subscriber and purpose = :purpose
               and expires_at > now()
            returning factor, prompt
            """)
        .param("id", id.uuid())
        .param("subscriber", subscriber.uuid())
        .param("purpose", purpose.text())
        .query((row, n) ->
            new AskedEntry(
                id,
                subscriber,
                Factor.valueOf(row.getString("factor")),
                purpose,
                row.getString("prompt")))
        .optional();
  }

  /** Forgets what was never answered. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from factor_challenge where expires_at < now()").update();
  }
}
