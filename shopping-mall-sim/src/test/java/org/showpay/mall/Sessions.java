package org.showpay.mall;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Refund;

/** The moves of a checkout session, as the published API describes them. */
final class Sessions {

  private static final Set<CheckoutState> ENDED =
      Set.of(CheckoutState.PAID, CheckoutState.EXPIRED, CheckoutState.CANCELLED);

  private Sessions() {}

  /** A payment screen with two ways out. */
  static String screen(CheckoutId session) {
    return """
    <!doctype html><title>Pay</title>
    <link rel="icon" href="data:,">
    <h1>Fake payment screen</h1>
    <p><a href="/pay/%s/paid">Show the phone</a>
    <a href="/pay/%s/left">Give up</a></p>
    """
        .formatted(session, session);
  }

  static CheckoutView opened(OpenCheckout request, URI screen) {
    Instant now = Instant.now();
    return new CheckoutView(
        request.session(),
        request.orderId(),
        CheckoutState.OPEN,
        1,
        request.amount(),
        request.lines(),
        screen,
        request.returnUrl(),
        request.cancelUrl(),
        now.plusSeconds(request.secondsToPay() == null ? 600 : request.secondsToPay()),
        null,
        now);
  }

  static boolean isOf(CheckoutView view, OpenCheckout request) {
    return view.orderId().equals(request.orderId())
        && view.amount().equals(request.amount())
        && view.lines().equals(request.lines())
        && view.returnUrl().equals(request.returnUrl());
  }

  static CheckoutView scanned(CheckoutView view) {
    return view.state() == CheckoutState.OPEN
        ? moved(view, CheckoutState.PROCESSING, payment(view, PaymentState.REQUESTED, null))
        : view;
  }

  static CheckoutView paid(CheckoutView view) {
    return ENDED.contains(view.state()) ? view : paidWhatever(view);
  }

  static CheckoutView paidWhatever(CheckoutView view) {
    return moved(view, CheckoutState.PAID, payment(view, PaymentState.APPROVED, null));
  }

  static CheckoutView declined(CheckoutView view, DeclineReason reason) {
    return ENDED.contains(view.state())
        ? view
        : moved(view, CheckoutState.OPEN, payment(view, PaymentState.DECLINED, reason));
  }

  static CheckoutView ended(CheckoutView view, CheckoutState state) {
    return view.state() == CheckoutState.OPEN ? moved(view, state, view.payment()) : view;
  }

  /** The same session, in another state. */
  static CheckoutView moved(CheckoutView view, CheckoutState state, @Nullable PaymentView payment) {
    return new CheckoutView(
        view.session(),
        view.orderId(),
        state,
        view.version() + 1,
        view.amount(),
        view.lines(),
        view.screen(),
        view.returnUrl(),
        view.cancelUrl(),
        view.expiresAt(),
        payment,
        Instant.now());
  }

  static OperationView refunded(PaymentId payment, Refund refund) {
    return refund.amount().amount() == FakeAuthServer.UNLUCKY
        ? refund(payment, refund, OperationView.State.REFUSED)
        : refund(payment, refund, OperationView.State.DONE);
  }

  static OperationView requested(PaymentId payment, Refund refund) {
    return refund(payment, refund, OperationView.State.REQUESTED);
  }

  private static OperationView refund(PaymentId payment, Refund refund, OperationView.State state) {
    return new OperationView(
        refund.operationId(),
        payment,
        FollowUpKind.REFUND,
        refund.amount(),
        state,
        state == OperationView.State.REFUSED ? FollowUpRefusal.ABOVE_CAPTURED : null,
        refund.reason(),
        null,
        Instant.now(),
        Instant.now());
  }

  private static PaymentView payment(
      CheckoutView view, PaymentState state, @Nullable DeclineReason reason) {
    Money none = Money.of(0, view.amount().currencyCode());
    boolean approved = state == PaymentState.APPROVED;
    return new PaymentView(
        PaymentId.next(),
        view.orderId(),
        state,
        1,
        view.amount(),
        CaptureMode.AUTOMATIC,
        approved ? view.amount() : none,
        none,
        approved ? approval() : null,
        "4242",
        reason == null ? null : PaymentView.Decline.of(reason),
        null,
        null,
        null,
        Instant.now());
  }

  private static ApprovalNumber approval() {
    return new ApprovalNumber("%06d".formatted(new SecureRandom().nextInt(1_000_000)));
  }
}
