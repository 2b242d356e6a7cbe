package org.showpay.contracts.issuing;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;

/** Where a purchase was made, as it will stand on the cardholder's bill. */
public record Purchase(MerchantId merchant, String merchantName, TerminalId terminal) {}
