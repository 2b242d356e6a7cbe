package org.showpay.contracts.issuing;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;

/** The auth-server asks the payment-gateway-adapter to have a card charged (patent S406). */
public record CardAuthorization(
    PaymentId paymentId, CardToken card, Money amount, CaptureMode capture, Purchase purchase) {}
