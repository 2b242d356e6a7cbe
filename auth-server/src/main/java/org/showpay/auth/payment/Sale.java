package org.showpay.auth.payment;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;

/** What a till asked for, as it is compared and kept: the code is a digest by now. */
public record Sale(
    PaymentId id,
    Caller.Terminal terminal,
    OrderId order,
    Money amount,
    CaptureMode capture,
    PayCodeDigest code) {

  MerchantId merchant() {
    return terminal.merchant();
  }
}
