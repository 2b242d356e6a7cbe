package org.showpay.contracts.followup;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;

/** A follow-up as it goes over the line to a card company; it needs no card number. */
public record FollowUpMessage(
    OperationId operation, FollowUpKind kind, PaymentId paymentId, Money amount, boolean last) {}
