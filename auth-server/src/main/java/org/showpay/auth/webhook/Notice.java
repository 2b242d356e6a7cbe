package org.showpay.auth.webhook;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;

/**
 * What a merchant is to be told of one of its payments.
 *
 * @param type for example {@code payment.approved}
 * @param version counts the changes of this payment, so that a receiver can drop what is older
 * @param data becomes a JSON object; the version is added to it
 */
public record Notice(
    MerchantId merchant, String type, PaymentId payment, int version, Object data) {}
