package org.showpay.auth.console.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.DeliveryId;

/**
 * Something that a merchant's server is told.
 *
 * @param last how the last try ended
 * @param round how often it was begun: what a redelivery takes the place of
 */
public record ShownDelivery(
    DeliveryId id,
    Instant at,
    MerchantId merchant,
    String shop,
    String url,
    String type,
    @Nullable PaymentId payment,
    String state,
    int tries,
    @Nullable String last,
    @Nullable Instant nextAt,
    int round) {}
