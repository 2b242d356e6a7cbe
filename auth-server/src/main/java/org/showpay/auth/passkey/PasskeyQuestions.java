package org.showpay.auth.passkey;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What passkeys were asked and nobody has answered yet, by the database's clock. */
@Repository
class PasskeyQuestions {

  private final JdbcClient jdbc;

  PasskeyQuestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes a question down, by the digest of its nonce, and says until when it may be answered.
   *
   * @param payment null where a passkey is to be added
   */
  @Transactional
  Instant keep(ApprovalNonce nonce, Caller.Handset handset, @Nullable PaymentId payment) {
    return jdbc.sql(
            """
            insert into passkey_question (digest, subscriber_id, handset_id, payment_id, expires_at)
            values (sha256(convert_to(:nonce, 'UTF8')), :subscriber, :handset,
                    cast(:payment as uuid),
                    date_trunc('milliseconds', now()) + interval '120 seconds')
            returning expires_at
            """)
        .param("nonce", nonce.toString())
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("payment", payment == null ? null : payment.uuid())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  /**
   * Uses a question up, in a transaction of its own: no answer is looked at before. Until when it
   * could be answered; nothing where it is over, was used, or is of another purpose or handset.
   */
  @Transactional
  Optional<Instant> spend(
      ApprovalNonce nonce, Caller.Handset handset, @Nullable PaymentId payment) {
    return jdbc.sql(
            """
            delete from passkey_question
             where digest = sha256(convert_to(:nonce, 'UTF8')) and subscriber_id = :subscriber
               and handset_id = :handset and expires_at > now()
               and payment_id is not distinct from cast(:payment as uuid)
            returning expires_at
            """)
        .param("nonce", nonce.toString())
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("payment", payment == null ? null : payment.uuid())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Forgets what was never answered. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from passkey_question where expires_at < now()").update();
  }
}
