package org.showpay.auth.checkout;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** Checkout sessions over HTTP; a shop sees those of its own merchant and no others. */
@RestController
class CheckoutsController implements CheckoutsApi {

  private final CheckoutDesk desk;
  private final CheckoutViews views;

  CheckoutsController(CheckoutDesk desk, CheckoutViews views) {
    this.desk = desk;
    this.views = views;
  }

  @Override
  public CheckoutView open(OpenCheckout request) {
    return views.of(desk.open(request, Caller.currentTerminal()));
  }

  @Override
  public CheckoutView find(CheckoutId session) {
    return views.of(desk.of(session, Caller.currentTerminal()));
  }

  @Override
  public CheckoutView expire(CheckoutId session) {
    return views.of(desk.expire(session, Caller.currentTerminal()));
  }

  @Override
  public Page list(
      @Nullable OrderId orderId,
      @Nullable CheckoutState state,
      @Nullable String after,
      @Nullable Integer limit) {
    return desk.page(
        new CheckoutDesk.Filter(orderId, state), after, limit, Caller.currentTerminal());
  }
}
