package org.showpay.auth.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
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
import org.showpay.contracts.problem.NextStep;

/** A payment as the book has it. */
record Payment(
    PaymentId id,
    MerchantId merchant,
    TerminalId terminal,
    OrderId order,
    Money amount,
    PayCodeDigest code,
    @Nullable CardToken card,
    @Nullable String cardLast4,
    PaymentState state,
    @Nullable DeclineReason declineReason,
    @Nullable ApprovalNumber approval,
    Instant updatedAt) {

  /** True while a request is at work on it, or died at it. */
  boolean isRunning() {
    return state == PaymentState.AUTHENTICATION_REQUIRED || state == PaymentState.REQUESTED;
  }

  /** The card to charge; there is one from the moment the code has been spent. */
  CardToken cardToCharge() {
    if (card == null) {
      throw new IllegalStateException(id + " was refused before a card was known");
    }
    return card;
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
    return code.equals(sale.code()) ? Optional.empty() : Optional.of("payCode");
  }

  PaymentView view() {
    return new PaymentView(
        id,
        order,
        state,
        0,
        amount,
        CaptureMode.AUTOMATIC,
        amount,
        amount,
        approval,
        cardLast4,
        declineReason == null ? null : PaymentView.Decline.of(declineReason),
        null,
        nextStep(),
        null,
        updatedAt);
  }

  private @Nullable NextStep nextStep() {
    return switch (state) {
      case AUTHENTICATION_REQUIRED, REQUESTED, UNKNOWN, CANCELLING, REVERSING -> NextStep.QUERY;
      case DECLINED -> declineReason == null ? NextStep.STOP : declineReason.nextStep();
      case APPROVED, CANCELLED, REVERSED -> null;
    };
  }
}
