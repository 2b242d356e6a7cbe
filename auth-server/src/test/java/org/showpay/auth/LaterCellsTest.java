package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Captures, settlements, refunds and reversals that are cut off at each of their transactions. */
class LaterCellsTest extends Cells {

  private final OperationId operation = OperationId.next();
  private PaymentId payment = PaymentId.next();

  /** What is asked for after an authorization. */
  enum Verb {
    /** Step 12. */
    CAPTURE,
    /** Step 13. */
    REFUND
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash before commit: an operation that was not written is none")
  void anOperationThatDiedUnwrittenMayBeAskedForAgain(Verb verb) {
    begin(verb);
    crashes.stop(BEFORE_COMMIT, "OperationBook.open", () -> ask(verb));
    assertThat(cashier.payments().operations(payment)).isEmpty();
    assertThat(adapter.followUps().seen(payment)).isEmpty();
    assertThat(ask(verb).state()).isEqualTo(OperationView.State.DONE);
    assertDoneOnce(verb);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash after commit: its task asks for an operation nobody sent")
  void anOperationThatWasNotSentIsSentByItsTask(Verb verb) {
    begin(verb);
    crashes.stop(AFTER_COMMIT, "OperationBook.open", () -> ask(verb));
    assertThat(adapter.followUps().seen(payment)).isEmpty();
    assertThat(ask(verb).state()).isEqualTo(OperationView.State.REQUESTED);
    awaitNoTask(operation);
    assertDoneOnce(verb);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash before commit: an unwritten answer is heard again")
  void anOperationWhoseAnswerWasNotWrittenIsDoneOnce(Verb verb) {
    begin(verb);
    crashes.stop(BEFORE_COMMIT, "OperationBook.record", () -> ask(verb));
    assertThat(ask(verb).state()).isEqualTo(OperationView.State.REQUESTED);
    awaitNoTask(operation);
    assertThat(adapter.followUps().seen(payment)).hasSize(2);
    assertDoneOnce(verb);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, crash after commit: an answer that is written is told again")
  void anOperationThatIsDoneSaysSo(Verb verb) {
    begin(verb);
    crashes.stop(AFTER_COMMIT, "OperationBook.record", () -> ask(verb));
    assertThat(ask(verb).state()).isEqualTo(OperationView.State.DONE);
    awaitNoTask(operation);
    assertThat(adapter.followUps().seen(payment)).hasSize(1);
    assertDoneOnce(verb);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("steps 12 and 13, reply lost: what was done and not heard is done once")
  void anOperationWhoseReplyIsLostIsDoneOnce(Verb verb) {
    begin(verb);
    adapter.followUps().becomes(FakeFollowUps.Mood.FAILS);
    assertThat(ask(verb).state()).isEqualTo(OperationView.State.REQUESTED);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    awaitNoTask(operation);
    assertDoneOnce(verb);
  }

  @Test
  @DisplayName("step 13, crash before commit: a cancellation whose answer was lost is asked again")
  void aCancellationWhoseAnswerWasNotWrittenIsDoneOnce() {
    payment = hold().paymentId();
    crashes.stop(BEFORE_COMMIT, "OperationBook.record", () -> cashier.payments().cancel(payment));
    assertThat(cashier.payments().cancel(payment).state()).isEqualTo(PaymentState.CANCELLING);
    awaitNoTask(cashier.payments().operations(payment).getFirst().operationId());
    assertThat(cashier.payments().find(payment).state()).isEqualTo(PaymentState.CANCELLED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 13, crash before commit: a reversal that was not written is asked for again")
  void aReversalThatWasNotWrittenIsDoneOnce() {
    AuthorizationRequest request = reversing();
    crashes.stop(BEFORE_COMMIT, "ResolutionBook.reversed", changes(payment), this::reversed);
    assertThat(stateOf(request)).isEqualTo(PaymentState.REVERSING);
    restart(payment);
    hurryTo(request, PaymentState.REVERSED);
    awaitNoTask(payment);
    assertThat(adapter.followUps().seen(payment)).hasSize(2);
    assertThat(operationsOf(payment)).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 13, crash after commit: a reversal that is written is not asked for again")
  void aReversalThatIsWrittenIsNotAskedForAgain() {
    AuthorizationRequest request = reversing();
    crashes.stop(AFTER_COMMIT, "ResolutionBook.reversed", changes(payment), this::reversed);
    assertThat(stateOf(request)).isEqualTo(PaymentState.REVERSED);
    restart(payment);
    awaitNoTask(payment);
    assertThat(adapter.followUps().seen(payment)).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 13, late: a refund of a payment whose outcome is unknown waits for it")
  void aRefundOfAnUnknownPaymentWaits() {
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    assertThat(authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    payment = request.paymentId();
    assertThat(Problems.of(() -> ask(Verb.REFUND)).code()).isEqualTo("PAYMENT_NOT_APPROVED");
    assertThat(adapter.followUps().seen(payment)).isEmpty();
    hurryTo(request, PaymentState.APPROVED);
    assertThat(ask(Verb.REFUND).state()).isEqualTo(OperationView.State.DONE);
    awaitNoTask(payment);
    assertDoneOnce(Verb.REFUND);
  }

  @Test
  @DisplayName("step 12, crash before commit: a settlement that was not written takes nothing")
  void aSettlementThatDiedUnwrittenIsClosedAgain() {
    begin(Verb.REFUND);
    crashes.stop(BEFORE_COMMIT, "SettlementBook.closeNow", this::close);
    assertThat(settlements().list(cashier.merchant().merchant(), null)).isEmpty();
    assertThat(close()).hasSize(1);
    assertSettledOnce();
  }

  @Test
  @DisplayName("step 12, crash after commit: a settlement that is written is not closed again")
  void aSettlementThatIsWrittenStays() {
    begin(Verb.REFUND);
    crashes.stop(AFTER_COMMIT, "SettlementBook.closeNow", this::close);
    assertThat(close()).isEmpty();
    assertSettledOnce();
  }

  private void assertSettledOnce() {
    List<Settlement> all = settlements().list(cashier.merchant().merchant(), null);
    assertThat(all).hasSize(1);
    Settlement only = all.getFirst();
    assertThat(only.captured()).isEqualTo(won(4_200));
    assertThat(close()).isEmpty();
    String file = settlements().file(only.settlementId());
    assertThat(file).contains(payment.toString());
    assertThat(file.strip()).endsWith("END,1,4200,63,4137");
    assertThat(settlements().file(only.settlementId())).isEqualTo(file);
    assertAllIsWell();
  }

  private List<Settlement> close() {
    return settlements().close(cashier.merchant().merchant());
  }

  private SettlementsApi settlements() {
    return TestClient.of(SettlementsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** A payment that can be captured, or refunded. */
  private void begin(Verb verb) {
    payment = (verb == Verb.CAPTURE ? hold() : authorize(sale())).paymentId();
  }

  private OperationView ask(Verb verb) {
    return switch (verb) {
      case CAPTURE -> cashier.payments().capture(payment, new Capture(operation, won(4_000), true));
      case REFUND -> cashier.payments().refund(payment, new Refund(operation, won(4_000), null));
    };
  }

  private void assertDoneOnce(Verb verb) {
    assertThat(operationsOf(payment)).containsExactly(operation);
    assertThat(adapter.company().standing(payment).net())
        .isEqualTo(verb == Verb.CAPTURE ? 4_000 : 200);
    assertAllIsWell();
  }

  /** A payment that its till has given up, and that the card company has charged. */
  private AuthorizationRequest reversing() {
    AuthorizationRequest request = sale();
    payment = request.paymentId();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    authorize(request);
    pass(request, 41);
    assertThat(stateOf(request)).isEqualTo(PaymentState.REVERSING);
    return request;
  }

  /** From now on the card company does what it is asked for, and it is asked now. */
  private Object reversed() {
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    return hurried(payment);
  }

  /** The operations that the card company was asked for, however often for each. */
  private List<OperationId> operationsOf(PaymentId of) {
    return adapter.followUps().seen(of).stream().map(FollowUp::operation).distinct().toList();
  }
}
