package org.showpay.contracts.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.problem.NextStep;

/**
 * A capture, refund, cancellation or reversal as the merchant sees it.
 *
 * @param refusal present when the card company refused
 * @param reason the merchant's own word on why
 * @param nextStep QUERY while the card company has not answered; it is asked until it does
 */
public record OperationView(
    OperationId operationId,
    PaymentId paymentId,
    FollowUpKind kind,
    Money amount,
    State state,
    @Nullable FollowUpRefusal refusal,
    @Nullable String reason,
    @Nullable NextStep nextStep,
    Instant requestedAt,
    Instant updatedAt) {

  /** Where an operation stands. */
  public enum State {
    /** Written down; the card company is asked until it answers. */
    REQUESTED,
    /** The card company did it. */
    DONE,
    /** The card company refused: nothing changed. */
    REFUSED
  }
}
