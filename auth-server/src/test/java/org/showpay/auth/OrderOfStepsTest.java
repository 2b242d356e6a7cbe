package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant who would skip a step. */
@AuthServerTest
class OrderOfStepsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    cashier = town.cashier();
  }

  @Test
  void nothingIsCapturedOrGivenBackBeforeItIsAuthorised() {
    PaymentId waiting = pay(CaptureMode.AUTOMATIC, false);
    assertThat(captureOf(waiting).status()).isEqualTo(409);
    assertThat(refundOf(waiting).status()).isEqualTo(409);
    assertThat(adapter.seen()).isEmpty();
    assertThat(cashier.payments().find(waiting).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void nothingIsGivenBackBeforeItIsCaptured() {
    PaymentId held = pay(CaptureMode.MANUAL, true);
    assertThat(refundOf(held).code()).isEqualTo("ABOVE_CAPTURED");
    assertThat(cashier.payments().find(held).refunded()).isEqualTo(won(0));
  }

  private PaymentId pay(CaptureMode mode, boolean proved) {
    AuthorizationRequest usual = cashier.request(town.consumer().code(), won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(),
                usual.orderId(),
                usual.payCode(),
                usual.amount(),
                proved ? usual.password() : null,
                mode,
                null))
        .paymentId();
  }

  private Problem captureOf(PaymentId payment) {
    return Problems.of(
        () -> cashier.payments().capture(payment, new Capture(OperationId.next(), won(100), true)));
  }

  private Problem refundOf(PaymentId payment) {
    return Problems.of(() ->
        cashier.payments().refund(payment, new Refund(OperationId.next(), won(100), "skipped")));
  }
}
