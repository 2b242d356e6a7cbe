package org.showpay.contracts.checkout;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentView;

/**
 * A checkout session as its shop sees it.
 *
 * @param version grows with every change: of two answers the higher one is newer
 * @param screen the payment screen, at the auth-server; whoever has the address can pay; left out
 *     of webhook messages
 * @param payment what runs or was approved, or the last one that was refused; null before a code
 *     was shown
 */
public record CheckoutView(
    CheckoutId session,
    OrderId orderId,
    CheckoutState state,
    int version,
    Money amount,
    List<CheckoutLine> lines,
    URI screen,
    URI returnUrl,
    URI cancelUrl,
    Instant expiresAt,
    @Nullable PaymentView payment,
    Instant updatedAt) {}
