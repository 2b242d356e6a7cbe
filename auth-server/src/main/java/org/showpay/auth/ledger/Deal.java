package org.showpay.auth.ledger;

import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;

/** Who has to do with a payment's money. */
public record Deal(PaymentId payment, MerchantId merchant, CompanyId company) {}
