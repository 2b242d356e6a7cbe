package org.showpay.contracts.followup;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;

/**
 * The auth-server asks the payment-gateway-adapter for something after an authorization.
 *
 * @param operation made by the auth-server or its caller; the same operation again has the same
 *     answer
 * @param amount what is captured or refunded; the authorised amount for the other two
 * @param last of a capture: the rest of the hold is given up with it; true for every other kind
 */
public record FollowUp(
    OperationId operation,
    FollowUpKind kind,
    PaymentId paymentId,
    CardToken card,
    Money amount,
    boolean last) {}
