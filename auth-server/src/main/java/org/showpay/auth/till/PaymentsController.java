package org.showpay.auth.payment;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paycode.CodeDigests;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** Payments over HTTP; a terminal sees those of its own merchant and no others. */
@RestController
class PaymentsController implements PaymentsApi {

  private final PaymentAuthorizer authorizer;
  private final EarlierPayments payments;
  private final CodeDigests digests;

  PaymentsController(PaymentAuthorizer authorizer, EarlierPayments payments, CodeDigests digests) {
    this.authorizer = authorizer;
    this.payments = payments;
    this.digests = digests;
  }

  @Override
  public PaymentView authorize(AuthorizationRequest request) {
    if (!request.amount().isPositive()) {
      throw ProblemException.unprocessable(
          "AMOUNT_REFUSED", NextStep.FIX_REQUEST, "The 'amount' must be more than nothing.");
    }
    Sale sale =
        new Sale(
            request.paymentId(),
            Caller.currentTerminal(),
            request.orderId(),
            request.amount(),
            digests.of(request.payCode()));
    return authorizer.authorize(sale, Objects.requireNonNull(request.password())).view();
  }

  @Override
  public PaymentView authenticate(PaymentId paymentId, Authentication authentication) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OperationView capture(PaymentId paymentId, Capture capture) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PaymentView cancel(PaymentId paymentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OperationView refund(PaymentId paymentId, Refund refund) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<OperationView> operations(PaymentId paymentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PaymentView acknowledge(PaymentId paymentId, Acknowledgement acknowledgement) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page list(
      @Nullable OrderId orderId,
      @Nullable PaymentState state,
      @Nullable String after,
      @Nullable Integer limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PaymentView find(PaymentId paymentId, @Nullable Duration wait) {
    return payments
        .find(paymentId)
        .filter(payment -> payment.merchant().equals(Caller.currentTerminal().merchant()))
        .map(Payment::view)
        .orElseThrow(() ->
            ProblemException.notFound(
                "PAYMENT_UNKNOWN", "This merchant has no payment of that id."));
  }
}
