package org.showpay.auth.checkout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A checkout session as the book has it.
 *
 * @param refusals how many payments of it were refused
 * @param isSoldElsewhere it ended since its order was sold without it meanwhile
 * @param attempt what runs or was approved, or was refused last
 * @param left how much time there is to pay, by the database's clock
 */
public record Checkout(
    CheckoutId id,
    Caller.Terminal terminal,
    String shop,
    OrderId order,
    Money amount,
    List<CheckoutLine> lines,
    URI returnUrl,
    URI cancelUrl,
    CheckoutState state,
    int version,
    int refusals,
    boolean isSoldElsewhere,
    @Nullable Attempt attempt,
    Instant openedAt,
    Instant expiresAt,
    Duration left,
    Instant updatedAt) {

  /** One code that was shown for it. */
  record Attempt(PaymentId payment, PayCodeDigest code) {}

  /**
   * As much of a session as says whether there is something new to be seen.
   *
   * @param isOver nothing changes any more
   * @param payment the version of the last payment; 0 where there is none
   */
  public record Look(CheckoutId session, boolean isOver, int version, int payment) {}

  /** The payment of the code that was shown last; it may not be written yet. */
  public Optional<PaymentId> payment() {
    return Optional.ofNullable(attempt).map(Attempt::payment);
  }

  /** What is asked for with the code that was shown last. */
  Optional<Sale> sale() {
    return Optional.ofNullable(attempt)
        .map(shown ->
            new Sale(shown.payment, terminal, order, amount, CaptureMode.AUTOMATIC, shown.code));
  }

  /** Nobody can pay any more, though nobody has written that down yet. */
  boolean isOverdue() {
    return state == CheckoutState.OPEN && !left.isPositive();
  }

  /** Where the consumer goes on at the shop: where it was paid, or where it was not. */
  public URI back() {
    return back(state == CheckoutState.PAID ? returnUrl : cancelUrl, id);
  }

  /**
   * The way back to this address of the shop's.
   *
   * @throws IllegalArgumentException when none can be made of it
   */
  static URI back(URI to, CheckoutId session) {
    return UriComponentsBuilder.fromUri(to).queryParam("session", session).build(true).toUri();
  }

  /** The first field in which this is not what the shop asks for now, if there is one. */
  Optional<String> differsIn(OpenCheckout request, Caller.Terminal caller, Duration time) {
    if (!terminal.terminal().equals(caller.terminal())) {
      return Optional.of("session");
    }
    if (!order.equals(request.orderId())) {
      return Optional.of("orderId");
    }
    if (!amount.equals(request.amount())) {
      return Optional.of("amount");
    }
    if (!lines.equals(request.lines())) {
      return Optional.of("lines");
    }
    if (!returnUrl.equals(request.returnUrl())) {
      return Optional.of("returnUrl");
    }
    if (!cancelUrl.equals(request.cancelUrl())) {
      return Optional.of("cancelUrl");
    }
    return Duration.between(openedAt, expiresAt).equals(time)
        ? Optional.empty()
        : Optional.of("secondsToPay");
  }
}
