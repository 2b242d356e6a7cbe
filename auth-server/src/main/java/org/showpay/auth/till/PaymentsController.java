package org.showpay.auth.till;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.approval.Entries;
import org.showpay.auth.devicecode.ReadCodes;
import org.showpay.auth.operation.Operations;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.Sale;
import org.showpay.auth.tries.GuessGuard;
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

  private final GuessGuard authorizer;
  private final OwnPayments payments;
  private final Operations operations;
  private final Entries entries;
  private final ReadCodes codes;

  PaymentsController(
      GuessGuard authorizer,
      OwnPayments payments,
      Operations operations,
      Entries entries,
      ReadCodes codes) {
    this.authorizer = authorizer;
    this.payments = payments;
    this.operations = operations;
    this.entries = entries;
    this.codes = codes;
  }

  @Override
  public PaymentView authorize(AuthorizationRequest request) {
    if (!request.amount().isPositive()) {
      throw ProblemException.unprocessable(
          "AMOUNT_REFUSED", NextStep.FIX_REQUEST, "The 'amount' must be more than nothing.");
    }
    Caller.Terminal terminal = Caller.currentTerminal();
    Sale sale =
        new Sale(
            request.paymentId(),
            terminal,
            request.orderId(),
            request.amount(),
            request.captureMode(),
            codes.of(request.payCode()));
    return authorizer.authorize(sale, () -> entries.sentWith(request, terminal)).view();
  }

  @Override
  public PaymentView find(PaymentId paymentId, @Nullable Duration wait) {
    return payments.await(paymentId, Objects.requireNonNullElse(wait, Duration.ZERO)).view();
  }

  @Override
  public PaymentView authenticate(PaymentId paymentId, Authentication authentication) {
    return entries.authenticate(payments.of(paymentId), authentication.password()).view();
  }

  @Override
  public OperationView capture(PaymentId paymentId, Capture capture) {
    return operations.capture(payments.of(paymentId), capture);
  }

  @Override
  public PaymentView cancel(PaymentId paymentId) {
    Payment payment = payments.of(paymentId);
    switch (payment.state()) {
      case AUTHENTICATION_REQUIRED -> payments.callOff(payment);
      case CANCELLING, CANCELLED -> {
        // Asked before: the answer is where it stands.
      }
      case REQUESTED, APPROVED, DECLINED, UNKNOWN, REVERSING, REVERSED ->
          operations.cancel(payment);
    }
    return payments.of(paymentId).view();
  }

  @Override
  public OperationView refund(PaymentId paymentId, Refund refund) {
    return operations.refund(payments.of(paymentId), refund);
  }

  @Override
  public List<OperationView> operations(PaymentId paymentId) {
    return operations.of(payments.of(paymentId).id());
  }

  @Override
  public PaymentView acknowledge(PaymentId paymentId, Acknowledgement acknowledgement) {
    return payments.acknowledge(payments.of(paymentId), acknowledgement.state()).view();
  }

  @Override
  public Page list(
      @Nullable OrderId orderId,
      @Nullable PaymentState state,
      @Nullable String after,
      @Nullable Integer limit) {
    return payments.page(new OwnPayments.Filter(orderId, state), after, limit);
  }
}
