package org.showpay.auth.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.won;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.issuing.GivenIssuers;
import org.showpay.auth.issuing.IssuerTalk;
import org.showpay.auth.issuing.MemoryIssuerTalk;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.payment.OnePayment;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.SomePayment;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.dao.DuplicateKeyException;

/** What is asked for twice is done once, and what makes no sense is not begun. */
class OperationsTest {

  private static final Payment PAYMENT = SomePayment.in(PaymentState.APPROVED);
  private static final OperationId ID = OperationId.next();

  private final Rows rows = new Rows();

  @SuppressWarnings("NullAway") // No card company is asked: what is asked for has been before.
  private final Operations operations = new Operations(null, rows, new OnePayment(PAYMENT), null);

  @ParameterizedTest
  @CsvSource(
      value = {"true, true", "null, true", "false, false"},
      nullValues = "null")
  void aCaptureThatComesAgainIsAnsweredByTheFirst(@Nullable Boolean said, boolean last) {
    Operation first = earlier(FollowUpKind.CAPTURE, 3_000, last, State.DONE);
    rows.earlier = first;
    OperationView answer = operations.capture(PAYMENT, capture(3_000, said));
    assertThat(answer).isEqualTo(first.view());
    assertThat(answer.nextStep()).isNull();
  }

  @Test
  void anotherCaptureNeedsAnotherId() {
    rows.earlier = earlier(FollowUpKind.CAPTURE, 3_000, true, State.DONE);
    assertRefused(() -> operations.capture(PAYMENT, capture(3_001, true)), "SAME_ID_OTHER_CONTENT");
    assertRefused(
        () -> operations.capture(PAYMENT, capture(3_000, false)), "SAME_ID_OTHER_CONTENT");
    assertRefused(() -> operations.refund(PAYMENT, refund(3_000, null)), "SAME_ID_OTHER_CONTENT");
  }

  @Test
  void aRefundThatComesAgainIsAnsweredByTheFirst() {
    Operation first = earlier(FollowUpKind.REFUND, 3_000, true, State.REQUESTED);
    rows.earlier = first;
    OperationView answer = operations.refund(PAYMENT, refund(3_000, "late"));
    assertThat(answer).isEqualTo(first.view());
    assertThat(answer.nextStep()).isEqualTo(NextStep.QUERY);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void nothingAndLessIsNotMoved(long amount) {
    assertRefused(() -> operations.capture(PAYMENT, capture(amount, true)), "AMOUNT_REFUSED");
    assertRefused(() -> operations.refund(PAYMENT, refund(amount, null)), "AMOUNT_REFUSED");
  }

  @Test
  void aReasonHasOneToTwoHundredCharacters() {
    rows.earlier = earlier(FollowUpKind.REFUND, 3_000, true, State.DONE);
    assertThat(operations.refund(PAYMENT, refund(3_000, "x".repeat(200)))).isNotNull();
    assertRefused(
        () -> operations.refund(PAYMENT, refund(3_000, "x".repeat(201))), "REASON_REFUSED");
    assertRefused(() -> operations.refund(PAYMENT, refund(3_000, " ")), "REASON_REFUSED");
  }

  @Test
  void aCancelThatComesAgainIsAnsweredByTheFirst() {
    Operation first = earlier(FollowUpKind.CANCELLATION, 10_000, true, State.DONE);
    rows.earlier = first;
    assertThat(operations.cancel(PAYMENT)).isEqualTo(first.view());
  }

  @Test
  void ofTwoAtOnceTheSlowerIsAnsweredByTheFaster() {
    Operation faster = earlier(FollowUpKind.CAPTURE, 3_000, true, State.REQUESTED);
    assertThat(behind(faster).capture(PAYMENT, capture(3_000, true))).isEqualTo(faster.view());
  }

  @Test
  void anIdThatIsNoOperationsIsRefused() {
    assertRefused(() -> behind(null).capture(PAYMENT, capture(3_000, true)), "OPERATION_ID_TAKEN");
  }

  @Test
  void tellsAllOfAPayment() {
    Operation first = earlier(FollowUpKind.REFUND, 3_000, true, State.DONE);
    rows.earlier = first;
    assertThat(operations.of(PAYMENT.id())).containsExactly(first.view());
  }

  @ParameterizedTest
  @CsvSource({"DONE", "REFUSED"})
  void whatIsAnsweredIsNotAskedAgain(State state) {
    rows.earlier = earlier(FollowUpKind.REFUND, 3_000, true, state);
    assertThat(operations.askAgain(ID)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"REQUESTED, false", "DONE, true", "REFUSED, true"})
  void isAskedAgainUntilItIsAnswered(State after, boolean over) {
    rows.earlier = earlier(FollowUpKind.REFUND, 3_000, true, State.REQUESTED);
    assertThat(answered(after).askAgain(ID)).isEqualTo(over);
  }

  /** Where an operation that is asked for once more stands like this afterwards. */
  @SuppressWarnings("NullAway") // The book writes nothing.
  private Operations answered(State after) {
    OperationBook book =
        new OperationBook(null, null, null, null, null) {
          @Override
          Operation record(Operation asked, FollowUpAnswer answer) {
            return earlier(asked.kind(), 3_000, true, after);
          }
        };
    IssuerTalk talk =
        new MemoryIssuerTalk(
            Sandbox.desk(), new GivenIssuers(), Sandbox.nobody(), Clock.systemUTC());
    return new Operations(book, rows, new OnePayment(PAYMENT), talk);
  }

  /** Where another request has taken the id since this one looked. */
  @SuppressWarnings("NullAway") // No card company is asked: another request has come first.
  private Operations behind(@Nullable Operation faster) {
    OperationBook book =
        new OperationBook(null, null, null, null, null) {
          @Override
          Operation open(Wanted wanted) {
            rows.earlier = faster;
            throw new DuplicateKeyException("another was faster");
          }
        };
    return new Operations(book, rows, new OnePayment(PAYMENT), null);
  }

  private static PaymentsApi.Capture capture(long amount, @Nullable Boolean last) {
    return new PaymentsApi.Capture(ID, won(amount), last);
  }

  private static PaymentsApi.Refund refund(long amount, @Nullable String reason) {
    return new PaymentsApi.Refund(ID, won(amount), reason);
  }

  private static Operation earlier(FollowUpKind kind, long amount, boolean last, State state) {
    Instant now = PAYMENT.updatedAt();
    return new Operation(ID, PAYMENT.id(), kind, won(amount), last, state, null, null, now, now);
  }

  private static void assertRefused(Runnable wish, String code) {
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  /** One operation's row. */
  private static final class Rows extends OperationRows {

    private @Nullable Operation earlier;

    Rows() {
      super(Sandbox.nobody());
    }

    @Override
    Optional<Operation> find(OperationId id) {
      return Optional.ofNullable(earlier);
    }

    @Override
    List<Operation> of(PaymentId payment) {
      return Optional.ofNullable(earlier).stream().toList();
    }

    @Override
    void insert(Wanted wanted) {
      throw new IllegalStateException("this has been asked for before");
    }
  }
}
