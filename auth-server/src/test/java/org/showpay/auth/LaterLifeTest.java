package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeFollowUps.Mood;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;

/** Captures, refunds and cancellations, and what the books say of them. */
@AuthServerTest
class LaterLifeTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void aPaymentIsChargedAtOnceUnlessTheMerchantWantsToCaptureLater() {
    PaymentView charged = cashier.charge(consumer.code(), won(4_200));
    assertThat(charged.captured()).isEqualTo(won(4_200));
    PaymentView held = hold(4_200);
    assertThat(held.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(held.captured()).isEqualTo(won(0));
    assertThat(adapter.seen())
        .last()
        .satisfies(seen -> assertThat(seen.capture()).isEqualTo(CaptureMode.MANUAL));
  }

  @Test
  void capturesAPartAndThenTheRestAndNothingMore() {
    PaymentId held = hold(4_200).paymentId();
    assertThat(capture(held, 1_000, false).state()).isEqualTo(OperationView.State.DONE);
    assertThat(problem(() -> capture(held, 3_201, true)).code()).isEqualTo("ABOVE_AUTHORISED");
    assertThat(capture(held, 3_000, true).state()).isEqualTo(OperationView.State.DONE);
    assertThat(problem(() -> capture(held, 1, true)).code()).isEqualTo("ABOVE_AUTHORISED");
    assertThat(find(held).captured()).isEqualTo(won(4_000));
    assertThat(ledgerOf(held, "HOLD_AT_COMPANY")).isZero();
    assertThat(ledgerOf(held, "COMPANY_RECEIVABLE")).isEqualTo(4_000);
  }

  @Test
  void refundsInPartsUpToWhatWasCaptured() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    assertThat(refund(paid, 1_200).state()).isEqualTo(OperationView.State.DONE);
    assertThat(refund(paid, 3_000).state()).isEqualTo(OperationView.State.DONE);
    assertThat(problem(() -> refund(paid, 1)).code()).isEqualTo("ABOVE_CAPTURED");
    assertThat(find(paid).refunded()).isEqualTo(won(4_200));
    assertThat(ledgerOf(paid, "COMPANY_RECEIVABLE")).isZero();
    assertThat(cashier.payments().operations(paid))
        .extracting(OperationView::amount)
        .containsExactly(won(1_200), won(3_000));
  }

  @Test
  void refundsForAYearAndNoLonger() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    age(paid, "364 days 23 hours");
    assertThat(refund(paid, 100).state()).isEqualTo(OperationView.State.DONE);
    age(paid, "2 hours");
    assertThat(problem(() -> refund(paid, 100)).code()).isEqualTo("REFUND_TOO_LATE");
  }

  @Test
  void aRefusedRefundReservesNothing() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    adapter.followUps().becomes(Mood.REFUSES);
    OperationView refused = refund(paid, 4_200);
    assertThat(refused.state()).isEqualTo(OperationView.State.REFUSED);
    adapter.followUps().becomes(Mood.DOES);
    assertThat(refund(paid, 4_200).state()).isEqualTo(OperationView.State.DONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"HEARS_NOTHING", "FAILS", "NAMES_ANOTHER_OPERATION", "NAMES_ANOTHER_AMOUNT"})
  void aRefundThatNobodyAnswersStaysReservedAndIsNotDoneTwice(Mood mood) {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    adapter.followUps().becomes(mood);
    Refund wanted = new Refund(OperationId.next(), won(4_000), "too cold");
    OperationView open = cashier.payments().refund(paid, wanted);
    assertThat(open.state()).isEqualTo(OperationView.State.REQUESTED);
    assertThat(find(paid).refunded()).isEqualTo(won(0));
    assertThat(problem(() -> refund(paid, 201)).code()).isEqualTo("ABOVE_CAPTURED");
    assertThat(cashier.payments().refund(paid, wanted)).isEqualTo(open);
    assertThat(adapter.followUps().seen(paid)).hasSize(1);
    assertThat(waitingTasks("operation", wanted.operationId().toString())).isEqualTo(1);
  }

  @Test
  void refusesTheSameOperationWithOtherContentAndNamesTheField() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    Refund wanted = new Refund(OperationId.next(), won(100), null);
    cashier.payments().refund(paid, wanted);
    Refund dearer = new Refund(wanted.operationId(), won(101), null);
    assertThat(problem(() -> cashier.payments().refund(paid, dearer)).detail())
        .contains("'amount'");
    PaymentId other = cashier.charge(consumer.code(), won(4_200)).paymentId();
    assertThat(problem(() -> cashier.payments().refund(other, wanted)).detail())
        .contains("'operationId'");
  }

  @Test
  void anOperationAndAPaymentNeverHaveTheSameUuid() {
    PaymentId held = hold(4_200).paymentId();
    PaymentId other = cashier.charge(consumer.code(), won(100)).paymentId();
    for (PaymentId taken : List.of(held, other)) {
      Capture capture = new Capture(new OperationId(taken.uuid()), won(1), true);
      assertThat(problem(() -> cashier.payments().capture(held, capture)).code())
          .isEqualTo("OPERATION_ID_TAKEN");
    }
    OperationId used = capture(held, 100, false).operationId();
    AuthorizationRequest usual = cashier.request(consumer.code(), won(100));
    AuthorizationRequest clash =
        new AuthorizationRequest(
            new PaymentId(used.uuid()),
            usual.orderId(),
            usual.payCode(),
            usual.amount(),
            usual.password());
    assertThat(problem(() -> cashier.payments().authorize(clash)).code())
        .isEqualTo("PAYMENT_ID_TAKEN");
  }

  @Test
  void cancelsWhatIsHeldAndSaysSoEachTime() {
    PaymentId held = hold(4_200).paymentId();
    assertThat(cashier.payments().cancel(held).state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(cashier.payments().cancel(held).state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(adapter.followUps().seen(held))
        .singleElement()
        .satisfies(seen -> assertThat(seen.kind()).isEqualTo(FollowUpKind.CANCELLATION));
    assertThat(ledgerOf(held, "HOLD_AT_COMPANY")).isZero();
    assertThat(problem(() -> capture(held, 1, true)).code()).isEqualTo("PAYMENT_NOT_APPROVED");
  }

  @Test
  void aCancellationThatIsRefusedLeavesTheHold() {
    PaymentId held = hold(4_200).paymentId();
    adapter.followUps().becomes(Mood.REFUSES);
    assertThat(cashier.payments().cancel(held).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(ledgerOf(held, "HOLD_AT_COMPANY")).isEqualTo(4_200);
  }

  @Test
  void aCancellationThatNobodyAnswersStaysOpen() {
    PaymentId held = hold(4_200).paymentId();
    adapter.followUps().becomes(Mood.HEARS_NOTHING);
    assertThat(cashier.payments().cancel(held).state()).isEqualTo(PaymentState.CANCELLING);
    assertThat(problem(() -> capture(held, 1, true)).code()).isEqualTo("PAYMENT_NOT_APPROVED");
  }

  @Test
  void whatIsCapturedIsNotCancelled() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    assertThat(problem(() -> cashier.payments().cancel(paid)).code()).isEqualTo("ALREADY_CAPTURED");
    assertThat(adapter.followUps().seen(paid)).isEmpty();
  }

  @Test
  void aStrangerFindsNoneOfIt() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    Cashier stranger = town.cashier();
    assertThat(problem(() -> stranger.payments().cancel(paid)).status()).isEqualTo(404);
    assertThat(problem(() -> stranger.payments().operations(paid)).status()).isEqualTo(404);
    assertThat(
            problem(() ->
                    stranger.payments().refund(paid, new Refund(OperationId.next(), won(1), null)))
                .status())
        .isEqualTo(404);
    assertThat(stranger.payments().list(null, null, null, null).payments()).isEmpty();
  }

  /** The whole amount: by the rules alone, all but the first would be too much. */
  @Test
  void theSameRefundFiftyTimesAtOnceIsDoneOnce() throws Exception {
    PaymentId paid = cashier.charge(consumer.code(), won(1_000)).paymentId();
    Refund wanted = new Refund(OperationId.next(), won(1_000), null);
    Callable<OperationId> refund = () -> cashier.payments().refund(paid, wanted).operationId();
    assertThat(AtOnce.call(Collections.nCopies(50, refund))).containsOnly(wanted.operationId());
    assertThat(find(paid).refunded()).isEqualTo(won(1_000));
    assertThat(adapter.followUps().seen(paid)).hasSize(1);
  }

  private PaymentView hold(long amount) {
    AuthorizationRequest usual = cashier.request(consumer.code(), won(amount));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(),
                usual.orderId(),
                usual.payCode(),
                usual.amount(),
                usual.password(),
                CaptureMode.MANUAL,
                null));
  }

  private OperationView capture(PaymentId payment, long amount, boolean last) {
    Money wanted = won(amount);
    return cashier.payments().capture(payment, new Capture(OperationId.next(), wanted, last));
  }

  private OperationView refund(PaymentId payment, long amount) {
    return cashier
        .payments()
        .refund(payment, new Refund(OperationId.next(), won(amount), "returned"));
  }

  private PaymentView find(PaymentId payment) {
    return cashier.payments().find(payment);
  }

  private void age(PaymentId payment, String time) {
    town.jdbc()
        .sql("update payment set requested_at = requested_at - cast(? as interval) where id = ?")
        .params(time, payment.uuid())
        .update();
  }

  private long ledgerOf(PaymentId payment, String account) {
    return town.jdbc()
        .sql(
            """
            select coalesce(sum(e.amount), 0)
              from ledger_transaction t
              join ledger_entry e on e.transaction_id = t.id
              join ledger_account a on a.id = e.account_id
             where t.payment_id = ? and a.kind = ?
            """)
        .params(payment.uuid(), account)
        .query(Long.class)
        .single();
  }

  private int waitingTasks(String name, String instance) {
    return town.jdbc()
        .sql("select count(*) from scheduled_tasks where task_name = ? and task_instance = ?")
        .params(name, instance)
        .query(Integer.class)
        .single();
  }

  private static Problem problem(Runnable call) {
    return Problems.of(call::run);
  }
}
