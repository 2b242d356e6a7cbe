package org.showpay.auth.checkout;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.payment.PaymentView;
import org.springframework.stereotype.Component;

/** Sessions as their shops see them. */
@Component
class CheckoutViews {

  private final PaymentRows payments;
  private final ScreenAddresses screens;

  CheckoutViews(PaymentRows payments, ScreenAddresses screens) {
    this.payments = payments;
    this.screens = screens;
  }

  CheckoutView of(Checkout session) {
    return new CheckoutView(
        session.id(),
        session.order(),
        session.state(),
        session.version(),
        session.amount(),
        session.lines(),
        screens.of(session.id()),
        session.returnUrl(),
        session.cancelUrl(),
        session.expiresAt(),
        payment(session),
        session.updatedAt());
  }

  private @Nullable PaymentView payment(Checkout session) {
    return session.payment().flatMap(payments::find).map(Payment::view).orElse(null);
  }
}
