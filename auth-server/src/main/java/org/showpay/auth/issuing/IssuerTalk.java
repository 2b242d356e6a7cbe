package org.showpay.auth.issuing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes down each time a card company is asked again, and what it says: evidence for later. It is
 * kept under the payment's own id, by whatever id the card company knows it.
 */
@Repository
public class IssuerTalk {

  private final Issuers issuers;
  private final JdbcClient jdbc;
  private final Clock clock;

  IssuerTalk(Issuers issuers, JdbcClient jdbc, Clock clock) {
    this.issuers = issuers;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Captures, cancels, refunds or reverses; no transaction may be open. */
  public FollowUpAnswer followUp(PaymentId payment, FollowUp asked) {
    Instant askedAt = clock.instant();
    FollowUpAnswer answer = issuers.followUp(asked);
    String why =
        switch (answer) {
          case FollowUpAnswer.Done _ -> null;
          case FollowUpAnswer.Refused refused -> refused.reason().name();
          case FollowUpAnswer.NotSent notSent -> notSent.why();
          case FollowUpAnswer.NoAnswer silence -> silence.why();
        };
    String said = answer.getClass().getSimpleName();
    write(new Said(payment, asked.kind().name(), said, why, askedAt));
    return answer;
  }

  /** Asks what became of an authorization; no transaction may be open. */
  public InquiryAnswer inquire(PaymentId payment, Inquiry asked) {
    Instant askedAt = clock.instant();
    InquiryAnswer answer = issuers.inquire(asked);
    String why =
        switch (answer) {
          case InquiryAnswer.Approved _, InquiryAnswer.Reversed _, InquiryAnswer.NeverSeen _ ->
              null;
          case InquiryAnswer.Declined declined -> declined.reason().name();
          case InquiryAnswer.Unavailable silence -> silence.why();
        };
    write(new Said(payment, "INQUIRY", answer.getClass().getSimpleName(), why, askedAt));
    return answer;
  }

  /** How often a payment has been inquired about. */
  public int inquiriesAbout(PaymentId payment) {
    return jdbc.sql(
            "select count(*) from issuer_talk where payment_id = :payment and kind = 'INQUIRY'")
        .param("payment", payment.uuid())
        .query(Integer.class)
        .single();
  }

  /** Adds a row. */
  void write(Said said) {
    jdbc.sql(
            """
            insert into issuer_talk (payment_id, kind, answer, why, asked_at, heard_at)
            values (:payment, :kind, :answer, :why, :askedAt, now())
            """)
        .param("payment", said.payment.uuid())
        .param("kind", said.kind)
        .param("answer", said.answer)
        .param("why", said.why)
        .param("askedAt", Timestamp.from(said.askedAt))
        .update();
  }

  /** What was asked, and what came of it. */
  record Said(
      PaymentId payment, String kind, String answer, @Nullable String why, Instant askedAt) {}
}
