package org.showpay.auth.payment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscriberId;

/**
 * A payment as the book has it.
 *
 * @param capturing what is captured or being captured
 * @param refunding what is refunded or being refunded
 * @param authenticateBy until when the consumer can be proved, of a payment whose code is spent
 * @param acknowledged the state that the till has said it knows
 */
public record Payment(
    PaymentId id,
    MerchantId merchant,
    TerminalId terminal,
    OrderId order,
    Money amount,
    CaptureMode capture,
    PayCodeDigest code,
    @Nullable SubscriberId subscriber,
    @Nullable CardToken card,
    @Nullable String cardLast4,
    @Nullable CompanyId company,
    PaymentState state,
    int version,
    Money capturing,
    Money captured,
    Money refunding,
    Money refunded,
    @Nullable DeclineReason declineReason,
    @Nullable ApprovalNumber approval,
    @Nullable ReversalReason reversal,
    @Nullable Instant authenticateBy,
    @Nullable PaymentState acknowledged,
    Instant requestedAt,
    Instant updatedAt) {

  /** True while a request is at work on it, or died at it. */
  boolean isRunning() {
    return (state == PaymentState.AUTHENTICATION_REQUIRED && authenticateBy == null)
        || state == PaymentState.REQUESTED;
  }

  /** The card to charge; there is one from the moment the code has been spent. */
  public CardToken cardToCharge() {
    return Objects.requireNonNull(card, "refused before a card was known");
  }

  /** Whom the payment concerns on the ledger; known from the moment the code has been spent. */
  public Deal deal() {
    return new Deal(id, merchant, Objects.requireNonNull(company, "no card company was asked"));
  }

  /** The first field in which this is not what the till asks for now, if there is one. */
  Optional<String> differsIn(Sale sale) {
    if (!merchant.equals(sale.merchant()) || !terminal.equals(sale.terminal().terminal())) {
      return Optional.of("paymentId");
    }
    if (!order.equals(sale.order())) {
      return Optional.of("orderId");
    }
    if (!amount.equals(sale.amount())) {
      return Optional.of("amount");
    }
    if (capture != sale.capture()) {
      return Optional.of("capture");
    }
    return code.equals(sale.code()) ? Optional.empty() : Optional.of("payCode");
  }

  /** The payment as its merchant sees it. */
  public PaymentView view() {
    return new PaymentView(
        id,
        order,
        state,
        version,
        amount,
        capture,
        captured,
        refunded,
        approval,
        cardLast4,
        declineReason == null ? null : PaymentView.Decline.of(declineReason),
        reversal,
        nextStep(),
        state == PaymentState.AUTHENTICATION_REQUIRED ? authenticateBy : null,
        updatedAt);
  }

  private @Nullable NextStep nextStep() {
    return switch (state) {
      case AUTHENTICATION_REQUIRED ->
          authenticateBy == null ? NextStep.QUERY : NextStep.AUTHENTICATE;
      case REQUESTED, UNKNOWN, CANCELLING -> NextStep.QUERY;
      case DECLINED -> declineReason == null ? NextStep.STOP : declineReason.nextStep();
      case REVERSING, REVERSED -> NextStep.NEW_CODE;
      case APPROVED, CANCELLED -> null;
    };
  }
}
