package org.showpay.auth.console.trouble;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/**
 * A payment of which nobody can say yet what became of it.
 *
 * @param asked how often its card company was asked again
 * @param nextAt when it is asked again
 */
public record OpenUnknown(
    PaymentId id,
    PaymentState state,
    Money amount,
    MerchantId merchant,
    String shop,
    @Nullable String company,
    Duration age,
    int asked,
    @Nullable Instant nextAt) {}
