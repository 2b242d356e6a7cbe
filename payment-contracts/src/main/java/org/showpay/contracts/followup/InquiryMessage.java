package org.showpay.contracts.followup;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;

/** An inquiry as it goes over the line to a card company. */
public record InquiryMessage(PaymentId paymentId, Money amount) {}
