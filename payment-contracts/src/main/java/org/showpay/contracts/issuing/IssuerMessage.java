package org.showpay.contracts.issuing;

import java.time.YearMonth;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;

/** What goes over the line to a card company: the only message that carries a card number. */
public record IssuerMessage(
    PaymentId paymentId,
    Pan pan,
    YearMonth expiry,
    Money amount,
    CaptureMode capture,
    Purchase purchase) {}
