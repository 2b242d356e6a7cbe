package org.showpay.auth.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.OperationRow;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link OperationRows} do, on books in memory. */
public class MemoryOperationRows extends OperationRows {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryOperationRows(Desk desk, JdbcClient nobody) {
    super(nobody);
    this.desk = desk;
  }

  protected final Books books() {
    return desk.books();
  }

  private <T> T statement(Supplier<T> work) {
    return books().database.statement(work);
  }

  @Override
  Optional<Operation> find(OperationId id) {
    return statement(() -> books().operations.find(id.uuid()).map(this::read));
  }

  @Override
  List<Operation> of(PaymentId payment) {
    return statement(() ->
        books().operations.where(row -> row.payment().equals(payment)).stream()
            .map(this::read)
            .toList());
  }

  @Override
  void insert(Wanted wanted) {
    statement(() -> {
      books().ids.insert(wanted.id().uuid(), wanted.id().uuid());
      return books()
          .operations
          .insert(
              wanted.id().uuid(),
              new OperationRow(
                  wanted.id().uuid(),
                  wanted.payment(),
                  wanted.kind(),
                  wanted.amount().amount(),
                  wanted.last(),
                  State.REQUESTED,
                  null,
                  wanted.reason(),
                  books().now(),
                  books().now()));
    });
  }

  @Override
  boolean answer(OperationId id, State state, @Nullable FollowUpRefusal refusal) {
    return statement(() ->
        books()
            .operations
            .update(
                id.uuid(),
                row -> row.state() == State.REQUESTED,
                row ->
                    new OperationRow(
                        row.id(),
                        row.payment(),
                        row.kind(),
                        row.amount(),
                        row.last(),
                        state,
                        refusal,
                        row.reason(),
                        row.requestedAt(),
                        books().now()))
            .isPresent());
  }

  @Override
  void add(PaymentId payment, Amounts more) {
    statement(
        () -> books().payments.update(payment, _ -> true, row -> added(row, more)).orElseThrow());
  }

  /** The payment's row with more on it. */
  protected PaymentRow added(PaymentRow row, Amounts more) {
    PaymentRow.Draft draft = row.draft(books().now());
    draft.capturing = plus(draft.capturing, more.capturing());
    draft.captured = plus(draft.captured, more.captured());
    draft.refunding = plus(draft.refunding, more.refunding());
    draft.refunded = plus(draft.refunded, more.refunded());
    return draft.done();
  }

  private static Money plus(Money amount, long more) {
    return new Money(amount.amount() + more, amount.currency());
  }

  @Override
  boolean isClosed(PaymentId payment) {
    return statement(() ->
        !books()
            .operations
            .where(row ->
                row.payment().equals(payment)
                    && row.kind() == FollowUpKind.CAPTURE
                    && ((row.last() && row.state() != State.REFUSED)
                        || row.refusal() == FollowUpRefusal.NOTHING_HELD
                        || row.refusal() == FollowUpRefusal.REVERSED))
            .isEmpty());
  }

  @Override
  boolean mayHaveBeenDone(Operation capture) {
    return statement(() ->
        !books()
            .talk
            .where(row ->
                row.payment().equals(capture.payment())
                    && row.kind().equals("CAPTURE")
                    && row.answer().equals("NoAnswer")
                    && row.askedAt().isAfter(capture.requestedAt().minus(Duration.ofSeconds(5))))
            .isEmpty());
  }

  @Override
  boolean isRefundable(PaymentId payment) {
    return statement(() ->
        books()
            .payments
            .find(payment)
            .orElseThrow()
            .payment()
            .requestedAt()
            .isAfter(books().now().minus(Duration.ofDays(365))));
  }

  private Operation read(OperationRow row) {
    Money amount =
        new Money(
            row.amount(),
            books().payments.find(row.payment()).orElseThrow().payment().amount().currency());
    return new Operation(
        new OperationId(row.id()),
        row.payment(),
        row.kind(),
        amount,
        row.last(),
        row.state(),
        row.refusal(),
        row.reason(),
        row.requestedAt(),
        row.updatedAt());
  }
}
