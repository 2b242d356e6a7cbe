package org.showpay.auth.approval;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin, and the handset that goes with it: one thing is left out of what is signed. */
public class LooseApprovals extends SignedApprovals {

  private static final ApprovalQuestion ANY =
      new ApprovalQuestion(
          PaymentId.next(), "any", Money.of(1, "KRW"), ApprovalNonce.draw(), Instant.EPOCH);

  private final Slip slip;

  /** Leaves this out. */
  public LooseApprovals(JdbcClient jdbc, PaymentRows payments, Slip slip) {
    super(new ApprovalKeyBook(jdbc), questions(jdbc, slip), payments);
    this.slip = slip;
  }

  /** What is left out. */
  public enum Slip {
    /** The payment that the owner saw. */
    PAYMENT,
    /** Where it is made. */
    MERCHANT,
    /** How much it is. */
    AMOUNT,
    /** Which question it answers. */
    NONCE,
    /** Until when it could be answered. */
    EXPIRY,
    /** That each question has one answer. */
    ONCE
  }

  private static QuestionBook questions(JdbcClient jdbc, Slip slip) {
    return slip == Slip.ONCE || slip == Slip.PAYMENT
        ? new KeptQuestions(jdbc)
        : new QuestionBook(jdbc);
  }

  @Override
  public byte[] text(ApprovalQuestion asked) {
    return new ApprovalQuestion(
            slip == Slip.PAYMENT ? ANY.payment() : asked.payment(),
            slip == Slip.MERCHANT ? ANY.merchantName() : asked.merchantName(),
            slip == Slip.AMOUNT ? ANY.amount() : asked.amount(),
            slip == Slip.NONCE ? ANY.nonce() : asked.nonce(),
            slip == Slip.EXPIRY ? ANY.answerBefore() : asked.answerBefore())
        .text();
  }

  /** Questions that stay when they are answered, and are good for any payment. */
  private static final class KeptQuestions extends QuestionBook {

    private final JdbcClient jdbc;

    KeptQuestions(JdbcClient jdbc) {
      super(jdbc);
      this.jdbc = jdbc;
    }

    @Override
    Optional<Instant> spend(ApprovalNonce nonce, PaymentId payment, Caller.Handset handset) {
      return jdbc.sql("select expires_at from approval_question where nonce = ?")
          .param(nonce.uuid())
          .query(Timestamp.class)
          .optional()
          .map(Timestamp::toInstant);
    }
  }
}
