package org.showpay.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;

/** An operation as it was asked for first, and how it was decided, if it was. */
record FollowUpRow(FollowUp first, @Nullable String outcome, @Nullable String reason) {

  static FollowUpRow read(ResultSet row, int i) throws SQLException {
    return new FollowUpRow(
        new FollowUp(
            new OperationId(row.getObject("operation", UUID.class)),
            FollowUpKind.valueOf(row.getString("kind")),
            new PaymentId(row.getObject("payment_id", UUID.class)),
            new CardToken(row.getObject("card", UUID.class)),
            Money.of(row.getLong("amount"), row.getString("currency")),
            row.getBoolean("last")),
        row.getString("outcome"),
        row.getString("reason"));
  }

  /** The first field that is another one now; null where all are the same. */
  @Nullable String differingFrom(FollowUp asked) {
    if (first.kind() != asked.kind()) {
      return "kind";
    }
    if (!first.paymentId().equals(asked.paymentId())) {
      return "paymentId";
    }
    if (!first.card().equals(asked.card())) {
      return "card";
    }
    if (!first.amount().equals(asked.amount())) {
      return "amount";
    }
    return first.last() == asked.last() ? null : "last";
  }

  /** The answer for good; empty while the card company has not given it. */
  Optional<FollowUpAnswer> decision() {
    if (outcome == null) {
      return Optional.empty();
    }
    return Optional.of(
        reason == null
            ? new FollowUpAnswer.Done(first.operation(), first.paymentId(), first.amount())
            : new FollowUpAnswer.Refused(
                first.operation(),
                first.paymentId(),
                first.amount(),
                FollowUpRefusal.valueOf(reason)));
  }
}
