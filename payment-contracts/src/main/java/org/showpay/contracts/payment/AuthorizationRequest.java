package org.showpay.contracts.payment;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.subscriber.Password;

/**
 * A till asks that a consumer be charged (patent S404).
 *
 * @param paymentId made and saved by the till, so that asking twice is one payment
 * @param orderId the merchant's own number of the purchase
 * @param password the payment password that the consumer entered at the till
 */
public record AuthorizationRequest(
    PaymentId paymentId, OrderId orderId, PayCode payCode, Money amount, Password password) {}
