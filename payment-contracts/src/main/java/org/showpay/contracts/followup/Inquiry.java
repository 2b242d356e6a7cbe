package org.showpay.contracts.followup;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;

/** The auth-server asks the payment-gateway-adapter what became of an authorization. */
public record Inquiry(PaymentId paymentId, CardToken card, Money amount) {}
