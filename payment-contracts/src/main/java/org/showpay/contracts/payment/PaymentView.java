package org.showpay.contracts.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;

/**
 * A payment as its merchant sees it (patent S410, S416).
 *
 * @param version grows with every change: of two answers the higher one is newer
 * @param captured what the consumer has been charged so far
 * @param refunded what of that has been given back
 * @param approval present once approved
 * @param cardLast4 last four digits of the card, once the code has been accepted
 * @param decline present when refused
 * @param reversal why it is or was undone; present when it is
 * @param nextStep present when there is something to do: after a refusal, or while it is unknown
 * @param authenticateBy until when the consumer can be proved; present while that is wanted
 */
public record PaymentView(
    PaymentId paymentId,
    OrderId orderId,
    PaymentState state,
    int version,
    Money amount,
    CaptureMode capture,
    Money captured,
    Money refunded,
    @Nullable ApprovalNumber approval,
    @Nullable String cardLast4,
    @Nullable Decline decline,
    @Nullable ReversalReason reversal,
    @Nullable NextStep nextStep,
    @Nullable Instant authenticateBy,
    Instant updatedAt) {

  /** A refusal: the reason, its ISO 8583 code, and what the cashier may say. */
  public record Decline(DeclineReason reason, String isoCode, String message) {

    /** The refusal for this reason, in its own words. */
    public static Decline of(DeclineReason reason) {
      return new Decline(reason, reason.isoCode(), reason.message());
    }
  }
}
