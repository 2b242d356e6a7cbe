package org.showpay.auth.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.won;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.operation.OperationRows.Amounts;
import org.showpay.auth.payment.OnePayment;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.RecordedMoves;
import org.showpay.auth.payment.SomePayment;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.dao.DuplicateKeyException;

/** What is reserved and moved before a card company is asked for an operation. */
class OpenedOperationsTest {

  private static final Payment HELD = SomePayment.in(PaymentState.APPROVED);
  private static final Payment CAPTURED =
      SomePayment.with(draft -> {
        draft.capturing = won(10_000);
        draft.captured = won(10_000);
      });

  private final Rows rows = new Rows();
  private final RecordedMoves moves = new RecordedMoves();
  private final Desk desk = Sandbox.desk();

  @Test
  void aCaptureReservesItsAmountAndNoRefund() {
    Wanted wanted = wanted(FollowUpKind.CAPTURE, HELD);
    assertThat(open(wanted, HELD)).isEqualTo(rows.operation);
    assertThat(rows.added).containsExactly(new Amounts(3_000, 0, 0, 0));
    assertThat(moves.all()).isEmpty();
    assertThat(desk.books().tasks.all())
        .extracting(TaskRow::instance)
        .containsExactly(wanted.id().toString());
  }

  @Test
  void aRefundReservesItsAmountAndNoCapture() {
    Wanted wanted = wanted(FollowUpKind.REFUND, CAPTURED);
    assertThat(open(wanted, CAPTURED)).isEqualTo(rows.operation);
    assertThat(rows.added).containsExactly(new Amounts(0, 0, 3_000, 0));
    assertThat(moves.all()).isEmpty();
  }

  @Test
  void aCancellationMovesThePaymentAndReservesNothing() {
    Wanted wanted = wanted(FollowUpKind.CANCELLATION, HELD);
    assertThat(open(wanted, HELD)).isEqualTo(rows.operation);
    assertThat(rows.added).isEmpty();
    assertThat(moves.all()).containsExactly(PaymentState.CANCELLING);
  }

  @Test
  void whatIsSentTwiceAtOnceIsOpenedOnce() {
    Wanted wanted = wanted(FollowUpKind.CAPTURE, HELD);
    open(wanted, HELD);
    assertThatThrownBy(() -> open(wanted, HELD)).isInstanceOf(DuplicateKeyException.class);
    assertThat(rows.added).hasSize(1);
  }

  private static Wanted wanted(FollowUpKind kind, Payment payment) {
    return new Wanted(OperationId.next(), payment.id(), kind, won(3_000), true, null);
  }

  @SuppressWarnings("NullAway") // Nothing is answered yet, and so nothing is booked.
  private Operation open(Wanted wanted, Payment payment) {
    return new OperationBook(new OnePayment(payment), moves, rows, null, Sandbox.tasks(desk))
        .open(wanted);
  }

  /** The rows of operations; none at first. */
  private static final class Rows extends OperationRows {

    private final List<Amounts> added = new ArrayList<>();
    private @Nullable Operation operation;

    Rows() {
      super(Sandbox.nobody());
    }

    @Override
    Optional<Operation> find(OperationId id) {
      return Optional.ofNullable(operation).filter(it -> it.id().equals(id));
    }

    @Override
    void insert(Wanted wanted) {
      Instant now = Instant.now();
      operation =
          new Operation(
              wanted.id(),
              wanted.payment(),
              wanted.kind(),
              wanted.amount(),
              wanted.last(),
              State.REQUESTED,
              null,
              wanted.reason(),
              now,
              now);
    }

    @Override
    void add(PaymentId payment, Amounts more) {
      added.add(more);
    }

    @Override
    boolean isClosed(PaymentId payment) {
      return false;
    }

    @Override
    boolean isRefundable(PaymentId payment) {
      return true;
    }
  }
}
