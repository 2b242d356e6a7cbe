package org.showpay.auth.approval;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The questions for approvals that nobody has answered yet, by the database's clock. */
@Repository
class QuestionBook {

  private final JdbcClient jdbc;

  QuestionBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a question down, and says until when it may be answered. */
  @Transactional
  Instant keep(ApprovalNonce nonce, PaymentId payment, Caller.Handset handset) {
    return jdbc.sql(
            """
            insert into approval_question
                   (nonce, subscriber_id, handset_id, payment_id, expires_at)
            values (:nonce, :subscriber, :handset, :payment,
                    date_trunc('milliseconds', now()) + interval '120 seconds')
            returning expires_at
            """)
        .param("nonce", nonce.uuid())
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("payment", payment.uuid())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  /**
   * Uses a question up, in a transaction of its own: no signature is looked at before. Until when
   * it could be answered; nothing where it is over, was used, or is of another payment or handset.
   */
  @Transactional
  Optional<Instant> spend(ApprovalNonce nonce, PaymentId payment, Caller.Handset handset) {
    return jdbc.sql(
            """
            delete from approval_question
             where nonce = :nonce and subscriber_id = :subscriber and handset_id = :handset
               and payment_id = :payment and expires_at > now()
            returning expires_at
            """)
        .param("nonce", nonce.uuid())
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("payment", payment.uuid())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Forgets what was never answered. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from approval_question where expires_at < now()").update();
  }
}
