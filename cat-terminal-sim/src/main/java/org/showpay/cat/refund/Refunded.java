package org.showpay.cat.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillOfficeApi.RefundKind;
import org.showpay.contracts.till.TillOfficeApi.RefundState;

/**
 * Money that is given back, or is to be.
 *
 * @param problemCode why the auth-server or the card company refused
 */
public record Refunded(
    OperationId operation,
    PaymentId payment,
    RefundKind kind,
    Money amount,
    RefundState state,
    @Nullable String problemCode,
    Instant askedAt) {

  /** True when it is the very same wish. */
  boolean isSameAs(PaymentId otherPayment, RefundKind otherKind, Money otherAmount) {
    return payment.equals(otherPayment) && kind == otherKind && amount.equals(otherAmount);
  }
}
