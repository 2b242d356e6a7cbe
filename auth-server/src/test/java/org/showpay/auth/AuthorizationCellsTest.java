package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEGIN;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeFollowUps.Memory;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.testing.StoppedFlow;
import org.showpay.testing.TestClient;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An authorization that is cut off or overtaken at each of its steps. */
class AuthorizationCellsTest extends Cells {

  @Test
  @DisplayName("step 3, crash before commit: no trace, and the same request is one payment")
  void aRequestThatDiedUnwrittenMayBeSentAgain() {
    AuthorizationRequest request = sale();
    crashes.stop(BEFORE_COMMIT, "PaymentBook.claim", () -> authorize(request));
    assertThat(Problems.of(() -> stateOf(request)).status()).isEqualTo(404);
    assertThat(failures()).isZero();
    assertThat(authorize(request).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 3, crash after commit: the order is in the way for 90 s, then free")
  void aClaimThatNobodyFollowsUpEndsAndFreesItsOrder() {
    AuthorizationRequest request = sale();
    crashes.stop(AFTER_COMMIT, "PaymentBook.claim", () -> authorize(request));
    assertThat(problemOf(request)).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(problemOf(again(request))).isEqualTo("PAYMENT_IN_PROGRESS");
    pass(request, 91);
    assertThat(authorize(again(request)).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(declineOf(request)).isEqualTo(DeclineReason.AUTHENTICATION_EXPIRED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 4, crash before commit: the code is not spent and pays the order later")
  void aCodeWhosePaymentWasNotWrittenStaysLive() {
    AuthorizationRequest request = sale();
    crashes.stop(BEFORE_COMMIT, "PaymentBook.open", () -> authorize(request));
    assertThat(stateOf(request)).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    pass(request, 91);
    AuthorizationRequest sameCode =
        new AuthorizationRequest(
            PaymentId.next(),
            request.orderId(),
            request.payCode(),
            request.amount(),
            request.password());
    assertThat(authorize(sameCode).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 4, crash after commit: the code is spent on a payment that is undone")
  void aSpentCodeNamesAPaymentThatEnds() {
    AuthorizationRequest request = sale();
    crashes.stop(AFTER_COMMIT, "PaymentBook.open", () -> authorize(request));
    assertThat(problemOf(request)).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(adapter.seen()).isEmpty();
    sweepToReversed(request);
    assertThat(authorize(again(request)).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 4, late: who wakes after 90 s spends no code and asks nobody")
  void aClaimThatWakesTooLateSpendsNothing() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(AFTER_COMMIT, "PaymentBook.claim", () -> authorize(request));
    pass(request, 91);
    assertThat(stateOf(request)).isEqualTo(PaymentState.DECLINED);
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.DECLINED);
    assertThat(adapter.seen()).isEmpty();
    assertThat(authorize(cashier.request(request.payCode(), request.amount())).state())
        .isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 6, late: what is asked after its reversal charges nothing")
  void aRequestThatIsSentAfterItsReversalChargesNothing() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(AFTER_COMMIT, "PaymentBook.open", () -> authorize(request));
    sweepToReversed(request);
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.REVERSED);
    assertThat(adapter.seen()).hasSize(1);
    assertThat(adapter.company().standing(request.paymentId()).net()).isZero();
    assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVES", "DECLINES"})
  @DisplayName("step 9, crash before commit: the answer is learnt by inquiry, and told then")
  void anAnswerThatWasNotWrittenIsLearntAgain(FakeAdapter.Mood mood) {
    AuthorizationRequest request = sale();
    adapter.becomes(mood);
    crashes.stop(BEFORE_COMMIT, "PaymentBook.record", () -> authorize(request));
    assertThat(adapter.seen()).hasSize(1);
    assertThat(problemOf(request)).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(booked(request.paymentId(), "COMPANY_RECEIVABLE")).isZero();
    pass(request, 16);
    hurryTo(
        request, mood == FakeAdapter.Mood.APPROVES ? PaymentState.APPROVED : PaymentState.DECLINED);
    awaitNoTask(request.paymentId());
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 9, crash before commit: an inquiry's answer is asked for again")
  void anInquiryWhoseAnswerWasNotWrittenIsRepeated() {
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    assertThat(authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    PaymentId payment = request.paymentId();
    crashes.stop(BEFORE_COMMIT, "ResolutionBook.settle", changes(payment), () -> hurried(payment));
    assertThat(stateOf(request)).isEqualTo(PaymentState.UNKNOWN);
    restart(payment);
    hurryTo(request, PaymentState.APPROVED);
    awaitNoTask(payment);
    assertAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVES", "DECLINES", "HEARD_NOTHING"})
  @DisplayName("step 9, crash after commit: state, ledger and notice stand together")
  void anAnswerThatIsWrittenIsToldToWhoeverAsks(FakeAdapter.Mood mood) {
    AuthorizationRequest request = sale();
    adapter.becomes(mood);
    crashes.stop(AFTER_COMMIT, "PaymentBook.record", () -> authorize(request));
    PaymentView told = authorize(request);
    assertThat(told.state())
        .isEqualTo(
            switch (mood) {
              case APPROVES -> PaymentState.APPROVED;
              case DECLINES -> PaymentState.DECLINED;
              default -> PaymentState.UNKNOWN;
            });
    assertThat(adapter.seen()).hasSize(1);
    if (told.state() == PaymentState.UNKNOWN) {
      hurryTo(request, PaymentState.APPROVED);
      awaitNoTask(request.paymentId());
    }
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 9, crash after commit: a task of an instance that died is done by the next")
  void aTaskThatADeadInstanceHadBegunIsDoneByTheNext() {
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    assertThat(authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    tasks.stop();
    jdbc.sql(
            """
            update scheduled_tasks
               set picked = true, picked_by = 'an instance that died', execution_time = now(),
                   last_heartbeat = now() - interval '1 minute', version = version + 1
             where task_instance = ?
            """)
        .param(request.paymentId().toString())
        .update();
    tasks.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> stateOf(request) == PaymentState.APPROVED);
    awaitNoTask(request.paymentId());
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 9, duplicate: the answer and an inquiry's answer approve once")
  void anApprovalThatIsHeardTwiceIsBookedOnce() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(BEGIN, "PaymentBook.record", () -> authorize(request));
    pass(request, 16);
    hurryTo(request, PaymentState.APPROVED);
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.APPROVED);
    awaitNoTask(request.paymentId());
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 9, late: an approval after the reversal approves nothing")
  void anApprovalThatIsHeardAfterTheReversalIsNone() throws Exception {
    AuthorizationRequest request = sale();
    StoppedFlow paused = crashes.stop(BEGIN, "PaymentBook.record", () -> authorize(request));
    adapter.followUps().remembers(Memory.SILENT);
    sweepToReversed(request);
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.REVERSED);
    assertThat(booked(request.paymentId(), "COMPANY_RECEIVABLE")).isZero();
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 10, crash before commit: an answer that was not kept is given again")
  void anAnswerWhoseKeyWasNotCompletedIsGivenAgain() {
    AuthorizationRequest request = sale();
    crashes.stop(BEFORE_COMMIT, "RequestBook.keep", () -> authorizeWithKey(request));
    assertThat(stateOf(request)).isEqualTo(PaymentState.APPROVED);
    jdbc.sql("update idempotent_request set lease_until = now() where state = 'RUNNING'").update();
    ResponseEntity<PaymentView> again = authorizeWithKey(request);
    assertThat(Objects.requireNonNull(again.getBody()).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 10, crash after commit: the same bytes are replayed")
  void anAnswerThatIsKeptIsReplayed() {
    AuthorizationRequest request = sale();
    crashes.stop(AFTER_COMMIT, "RequestBook.keep", () -> authorizeWithKey(request));
    ResponseEntity<PaymentView> again = authorizeWithKey(request);
    assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.getBody()).isEqualTo(cashier.payments().find(request.paymentId()));
    assertThat(adapter.seen()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 10, late: who asks while another ends the payment is told its end")
  void whoAsksWhileAnotherEndsThePaymentIsToldItsEnd() throws Exception {
    AuthorizationRequest request = sale();
    crashes.stop(AFTER_COMMIT, "PaymentBook.claim", () -> authorize(request));
    StoppedFlow paused =
        crashes.stop(
            BEGIN,
            "OverduePayments.end",
            () -> !Thread.currentThread().getName().startsWith("task-"),
            () -> cashier.payments().find(request.paymentId()));
    pass(request, 91);
    assertThat(stateOf(request)).isEqualTo(PaymentState.DECLINED);
    assertThat(((PaymentView) paused.goOn()).state()).isEqualTo(PaymentState.DECLINED);
    assertAllIsWell();
  }

  private ResponseEntity<PaymentView> authorizeWithKey(AuthorizationRequest request) {
    return TestClient.raw(environment, cashier.apiKey())
        .post()
        .uri("/v1/payments")
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", request.paymentId().toString())
        .body(request)
        .retrieve()
        .toEntity(PaymentView.class);
  }

  private DeclineReason declineOf(AuthorizationRequest request) {
    PaymentView view = cashier.payments().find(request.paymentId());
    return Objects.requireNonNull(view.decline()).reason();
  }
}
