package org.showpay.auth.operation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;

/** A capture, refund or cancellation as the book has it. */
record Operation(
    OperationId id,
    PaymentId payment,
    FollowUpKind kind,
    Money amount,
    boolean last,
    State state,
    @Nullable FollowUpRefusal refusal,
    @Nullable String reason,
    Instant requestedAt,
    Instant updatedAt) {

  /** What the card company is asked, each time the same. */
  FollowUp followUp(Payment of) {
    return new FollowUp(id, kind, of.authorization(), of.cardToCharge(), amount, last);
  }

  /** The first field in which this is not what is asked for now, if there is one. */
  Optional<String> differsIn(Wanted wanted) {
    if (!payment.equals(wanted.payment()) || kind != wanted.kind()) {
      return Optional.of("operationId");
    }
    if (!amount.equals(wanted.amount())) {
      return Optional.of("amount");
    }
    return last == wanted.last() ? Optional.empty() : Optional.of("last");
  }

  OperationView view() {
    return new OperationView(
        id,
        payment,
        kind,
        amount,
        state,
        refusal,
        reason,
        state == State.REQUESTED ? NextStep.QUERY : null,
        requestedAt,
        updatedAt);
  }

  /** What a merchant asks for. */
  record Wanted(
      OperationId id,
      PaymentId payment,
      FollowUpKind kind,
      Money amount,
      boolean last,
      @Nullable String reason) {}
}
