package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import org.junit.jupiter.api.Test;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;

/** A hold that the card company drops by itself ends the payment as an expired authorization. */
class ExpiredHoldTest extends Cells {

  @Test
  void aCancellationOfAHoldThatIsGoneCancels() {
    PaymentView held = hold();
    expires(held.paymentId());
    assertThat(cashier.payments().cancel(held.paymentId()).state())
        .isEqualTo(PaymentState.CANCELLED);
    assertRefused(cashier.payments().operations(held.paymentId()).getFirst());
    assertAllIsWell();
  }

  @Test
  void aCaptureOfAHoldThatIsGoneIsRefusedAndEndsThePayment() {
    PaymentId held = hold().paymentId();
    expires(held);
    assertRefused(capture(held, 4_200));
    assertThat(cashier.payments().find(held).state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(why(held)).isEqualTo("the authorization expired at the card company");
    assertThat(Problems.of(() -> capture(held, 1)).code()).isEqualTo("PAYMENT_NOT_APPROVED");
    assertAllIsWell();
  }

  /** An earlier try of the capture, which nobody answered, may be what used the hold up. */
  @Test
  void aHoldThatTheCaptureItselfMayHaveUsedUpDoesNotEndThePayment() {
    PaymentId held = hold().paymentId();
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    OperationView unanswered = capture(held, 4_200);
    assertThat(unanswered.state()).isEqualTo(OperationView.State.REQUESTED);
    adapter.followUps().becomes(FakeFollowUps.Mood.HOLDS_NOTHING);
    awaitNoTask(unanswered.operationId());
    assertRefused(cashier.payments().operations(held).getFirst());
    assertThat(cashier.payments().find(held).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void whatWasCapturedStandsWhenTheRestIsGone() {
    PaymentId held = hold().paymentId();
    assertThat(capture(held, 1_000).state()).isEqualTo(OperationView.State.DONE);
    expires(held);
    assertRefused(capture(held, 3_200));
    assertThat(Problems.of(() -> capture(held, 1)).code()).isEqualTo("ABOVE_AUTHORISED");
    assertThat(adapter.followUps().seen(held)).hasSize(1);
    assertThat(cashier.payments().find(held).captured()).isEqualTo(won(1_000));
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    Refund all = new Refund(OperationId.next(), won(1_000), null);
    assertThat(cashier.payments().refund(held, all).state()).isEqualTo(OperationView.State.DONE);
    assertAllIsWell();
  }

  private void expires(PaymentId held) {
    adapter.company().drops(held);
    adapter.followUps().becomes(FakeFollowUps.Mood.HOLDS_NOTHING);
  }

  private OperationView capture(PaymentId payment, long amount) {
    return cashier.payments().capture(payment, new Capture(OperationId.next(), won(amount), false));
  }

  private static void assertRefused(OperationView operation) {
    assertThat(operation.state()).isEqualTo(OperationView.State.REFUSED);
    assertThat(operation.refusal()).isEqualTo(FollowUpRefusal.NOTHING_HELD);
  }

  private String why(PaymentId payment) {
    return jdbc.sql("select reason from payment_move where payment_id = ? order by id desc limit 1")
        .param(payment.uuid())
        .query(String.class)
        .single();
  }
}
