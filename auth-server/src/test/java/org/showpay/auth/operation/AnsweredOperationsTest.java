package org.showpay.auth.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.payment.SomePayment.won;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.showpay.auth.ledger.RecordedLedgerRows;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.notice.MemoryNews;
import org.showpay.auth.payment.OnePayment;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.RecordedMoves;
import org.showpay.auth.payment.SomePayment;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What a card company's answer does to a payment, its reserved amounts and the ledger. */
class AnsweredOperationsTest {

  private static final Payment HELD = captured(0);
  private static final Payment HALF_CAPTURED = captured(5_000);

  private final Rows rows = new Rows();
  private final RecordedMoves moves = new RecordedMoves();
  private final RecordedLedgerRows ledger = new RecordedLedgerRows();
  private final Told told = new Told();

  @Test
  void aCaptureThatIsDoneIsBookedWithItsFeeAndTheRestIsReleased() {
    done(FollowUpKind.CAPTURE);
    assertThat(rows.added).containsExactly(new OperationRows.Amounts(0, 3_000, 0, 0));
    assertThat(ledger.entries())
        .containsExactly(
            "CAPTURE HOLD_AT_COMPANY -3000",
            "CAPTURE HOLD_FOR_MERCHANT 3000",
            "CAPTURE COMPANY_RECEIVABLE 3000",
            "CAPTURE MERCHANT_PAYABLE -2955",
            "CAPTURE FEE_INCOME -45",
            "RELEASE HOLD_AT_COMPANY -5000",
            "RELEASE HOLD_FOR_MERCHANT 5000");
    assertThat(told.types).containsExactly("payment.captured");
  }

  @Test
  void aRefundThatIsDoneIsBookedWithoutItsFee() {
    done(FollowUpKind.REFUND);
    assertThat(rows.added).containsExactly(new OperationRows.Amounts(0, 0, 0, 3_000));
    assertThat(ledger.entries())
        .containsExactly("REFUND COMPANY_RECEIVABLE -3000", "REFUND MERCHANT_PAYABLE 3000");
    assertThat(told.types).containsExactly("payment.refunded");
  }

  @ParameterizedTest
  @EnumSource(
      value = FollowUpRefusal.class,
      mode = Mode.EXCLUDE,
      names = {"NOTHING_HELD", "REVERSED"})
  void aRefusedCaptureReservesNothingAnyMore(FollowUpRefusal reason) {
    refuse(FollowUpKind.CAPTURE, HELD, reason);
    assertThat(rows.added).containsExactly(new OperationRows.Amounts(-3_000, 0, 0, 0));
    assertThat(told.types).containsExactly("payment.capture_refused");
    assertThat(moves.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FollowUpRefusal.class,
      names = {"NOTHING_HELD", "REVERSED"})
  void aPaymentWhoseHoldIsGoneIsCancelled(FollowUpRefusal reason) {
    refuse(FollowUpKind.CAPTURE, HELD, reason);
    assertThat(moves.all()).containsExactly(PaymentState.CANCELLING, PaymentState.CANCELLED);
    assertThat(ledger.size()).isZero();
  }

  @Test
  void whereSomethingIsCapturedTheRestIsReleased() {
    refuse(FollowUpKind.CAPTURE, HALF_CAPTURED, FollowUpRefusal.NOTHING_HELD);
    assertThat(moves.all()).isEmpty();
    assertThat(ledger.size()).isOne();
  }

  @Test
  void aCaptureThatMayHaveBeenDoneGivesUpNothing() {
    rows.mayHaveBeenDone = true;
    refuse(FollowUpKind.CAPTURE, HELD, FollowUpRefusal.NOTHING_HELD);
    assertThat(moves.all()).isEmpty();
  }

  @Test
  void aRefusedRefundReservesNothingAnyMore() {
    refuse(FollowUpKind.REFUND, HALF_CAPTURED, FollowUpRefusal.NOTHING_HELD);
    assertThat(rows.added).containsExactly(new OperationRows.Amounts(0, 0, -3_000, 0));
    assertThat(told.types).containsExactly("payment.refund_refused");
    assertThat(moves.all()).isEmpty();
    assertThat(ledger.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource(FollowUpRefusal.class)
  void aRefusedCancellationLetsThePaymentStandUnlessNothingIsHeld(FollowUpRefusal reason) {
    refuse(FollowUpKind.CANCELLATION, HELD, reason);
    boolean gone = reason == FollowUpRefusal.NOTHING_HELD || reason == FollowUpRefusal.REVERSED;
    assertThat(moves.all()).containsExactly(gone ? PaymentState.CANCELLED : PaymentState.APPROVED);
    assertThat(rows.added).isEmpty();
    assertThat(told.types).isEmpty();
  }

  @Test
  void whatIsAnsweredAlreadyIsNotRefusedAgain() {
    rows.open = false;
    refuse(FollowUpKind.CAPTURE, HELD, FollowUpRefusal.NOTHING_HELD);
    assertThat(rows.added).isEmpty();
    assertThat(told.types).isEmpty();
    assertThat(moves.all()).isEmpty();
  }

  private static Payment captured(long amount) {
    return SomePayment.with(draft -> {
      draft.capturing = won(amount);
      draft.captured = won(amount);
    });
  }

  private void done(FollowUpKind kind) {
    Operation asked = asked(kind, HALF_CAPTURED);
    record(HALF_CAPTURED, new FollowUpAnswer.Done(asked.id(), asked.payment(), asked.amount()));
  }

  private void refuse(FollowUpKind kind, Payment payment, FollowUpRefusal reason) {
    Operation asked = asked(kind, payment);
    record(
        payment, new FollowUpAnswer.Refused(asked.id(), asked.payment(), asked.amount(), reason));
  }

  private Operation asked(FollowUpKind kind, Payment payment) {
    Instant now = payment.updatedAt();
    Operation asked =
        new Operation(
            OperationId.next(),
            payment.id(),
            kind,
            won(3_000),
            true,
            State.REQUESTED,
            null,
            null,
            now,
            now);
    rows.operation = asked;
    return asked;
  }

  @SuppressWarnings("NullAway") // No task is scheduled.
  private void record(Payment payment, FollowUpAnswer answer) {
    Bookkeeping books = new Bookkeeping(ledger.ledger(new Terms()), told);
    OperationBook book = new OperationBook(new OnePayment(payment), moves, rows, books, null);
    Operation asked = Objects.requireNonNull(rows.operation);
    assertThat(book.record(asked, answer)).isEqualTo(asked);
  }

  /** One operation's row. */
  private static final class Rows extends OperationRows {

    private final List<Amounts> added = new ArrayList<>();
    private @Nullable Operation operation;
    private boolean open = true;
    private boolean mayHaveBeenDone;

    Rows() {
      super(Sandbox.nobody());
    }

    @Override
    Optional<Operation> find(OperationId id) {
      return Optional.ofNullable(operation);
    }

    @Override
    boolean answer(OperationId id, State state, @Nullable FollowUpRefusal refusal) {
      return open && (state == State.REFUSED) == (refusal != null);
    }

    @Override
    void add(PaymentId payment, Amounts more) {
      added.add(more);
    }

    @Override
    boolean mayHaveBeenDone(Operation capture) {
      return mayHaveBeenDone;
    }
  }

  /** The terms of everybody. */
  private static final class Terms extends MemoryTermsBook {

    Terms() {
      super(new Desk());
    }

    @Override
    public MerchantTerms terms(MerchantId merchant) {
      return new MerchantTerms(150, ZoneOffset.UTC, LocalTime.MIDNIGHT, null, false, false);
    }
  }

  /** What merchants are told. */
  private static final class Told extends MemoryNews {

    private final List<String> types = new ArrayList<>();

    Told() {
      super(new Desk());
    }

    @Override
    public void tell(Notice notice) {
      types.add(notice.type());
    }
  }
}
