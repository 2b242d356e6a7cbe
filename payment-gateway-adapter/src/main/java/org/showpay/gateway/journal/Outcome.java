package org.showpay.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;

/** An answer as the columns of the journal hold it. */
record Outcome(
    Kind kind,
    @Nullable String reason,
    @Nullable String approval,
    @Nullable Long available,
    @Nullable String why) {

  /** The values of the column {@code outcome}. */
  enum Kind {
    /** The card is charged. */
    APPROVED,
    /** The company refused. */
    DECLINED,
    /** The company could not be reached: not a byte left. */
    NOT_SENT,
    /** Nobody tried to reach it. */
    NOT_ASKED,
    /** It may or may not be charged. */
    NO_ANSWER
  }

  static Outcome of(IssuerAnswer answer) {
    return switch (answer) {
      case IssuerAnswer.Approved approved ->
          new Outcome(
              Kind.APPROVED, null, approved.approval().text(), approved.available().amount(), null);
      case IssuerAnswer.Declined declined ->
          new Outcome(Kind.DECLINED, declined.reason().name(), null, null, null);
      case IssuerAnswer.NotSent notSent ->
          new Outcome(Kind.NOT_SENT, null, null, null, notSent.why());
      case IssuerAnswer.NotAsked notAsked ->
          new Outcome(Kind.NOT_ASKED, null, null, null, notAsked.why());
      case IssuerAnswer.NoAnswer noAnswer ->
          new Outcome(Kind.NO_ANSWER, null, null, null, noAnswer.why());
    };
  }

  /** Reads the columns; null where nothing is written yet. */
  static @Nullable Outcome in(ResultSet row) throws SQLException {
    String kind = row.getString("outcome");
    if (kind == null) {
      return null;
    }
    return new Outcome(
        Kind.valueOf(kind),
        row.getString("reason"),
        row.getString("approval"),
        row.getObject("available", Long.class),
        row.getString("why"));
  }

  /** The answer again, as it was given. */
  IssuerAnswer answer(PaymentId payment, Money amount) {
    return switch (kind) {
      case APPROVED ->
          new IssuerAnswer.Approved(
              payment,
              amount,
              new ApprovalNumber(Objects.requireNonNull(approval)),
              new Money(Objects.requireNonNull(available), amount.currency()));
      case DECLINED ->
          new IssuerAnswer.Declined(
              payment, amount, DeclineReason.valueOf(Objects.requireNonNull(reason)));
      case NOT_SENT -> new IssuerAnswer.NotSent(Objects.requireNonNull(why));
      case NOT_ASKED -> new IssuerAnswer.NotAsked(Objects.requireNonNull(why));
      case NO_ANSWER -> new IssuerAnswer.NoAnswer(Objects.requireNonNull(why));
    };
  }
}
