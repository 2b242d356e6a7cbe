package org.showpay.auth.payment;

import static org.showpay.contracts.payment.PaymentState.APPROVED;
import static org.showpay.contracts.payment.PaymentState.AUTHENTICATION_REQUIRED;
import static org.showpay.contracts.payment.PaymentState.DECLINED;
import static org.showpay.contracts.payment.PaymentState.REQUESTED;
import static org.showpay.contracts.payment.PaymentState.REVERSED;
import static org.showpay.contracts.payment.PaymentState.REVERSING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.CardRow;
import org.showpay.auth.simulation.memory.Books.FallBackRow;
import org.showpay.auth.simulation.memory.Books.MoveRow;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link PaymentRows} do, on books in memory. */
public class MemoryPaymentRows extends PaymentRows {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryPaymentRows(Desk desk, JdbcClient nobody, PaymentMeters meters) {
    super(nobody, meters);
    this.desk = desk;
  }

  protected final Books books() {
    return desk.books();
  }

  protected final <T> T statement(Supplier<T> work) {
    return books().database.statement(work);
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return statement(() -> books().payments.find(id).map(PaymentRow::payment));
  }

  @Override
  public Optional<Payment> lock(PaymentId id) {
    return statement(() -> books().payments.lock(id, _ -> true).map(PaymentRow::payment));
  }

  @Override
  Optional<Payment> lockOverdue(PaymentId id) {
    return statement(() -> books().payments.lock(id, this::isOverdue).map(PaymentRow::payment));
  }

  @Override
  public List<PaymentId> overdue(int limit) {
    return statement(() ->
        books().payments.where(this::isOverdue).stream()
            .map(row -> row.payment().id())
            .limit(limit)
            .toList());
  }

  private boolean isOverdue(PaymentRow row) {
    Payment it = row.payment();
    Instant now = books().now();
    return switch (it.state()) {
      case AUTHENTICATION_REQUIRED ->
          Objects.requireNonNullElse(it.authenticateBy(), it.updatedAt().plusSeconds(90))
              .isBefore(now);
      case REQUESTED -> it.updatedAt().isBefore(now.minusSeconds(15));
      case UNKNOWN ->
          Objects.requireNonNull(row.askedAt()).isBefore(now.minus(Duration.ofSeconds(35)));
      case APPROVED, DECLINED, CANCELLING, CANCELLED, REVERSING, REVERSED -> false;
    };
  }

  @Override
  Optional<Payment> standing(MerchantId merchant, OrderId order) {
    return statement(() ->
        books()
            .payments
            .where(row ->
                row.payment().merchant().equals(merchant)
                    && row.payment().order().equals(order)
                    && !row.payment().state().isFinal()
                    && row.payment().state() != REVERSING)
            .stream()
            .map(PaymentRow::payment)
            .findFirst());
  }

  @Override
  Payment insert(Sale sale, @Nullable DeclineReason reason) {
    return statement(() -> {
      PaymentState state = reason == null ? AUTHENTICATION_REQUIRED : DECLINED;
      Payment fresh = fresh(sale, state, reason);
      books().payments.insert(sale.id(), new PaymentRow(fresh, null, false));
      books().ids.insert(sale.id().uuid(), sale.id().uuid());
      note(fresh, null, reason == null ? null : reason.name());
      return fresh;
    });
  }

  private Payment fresh(Sale sale, PaymentState state, @Nullable DeclineReason reason) {
    Money zero = Money.zero(sale.amount().currency());
    Instant now = books().now();
    return new Payment(
        sale.id(),
        sale.id(),
        sale.merchant(),
        sale.terminal().terminal(),
        sale.order(),
        sale.amount(),
        sale.capture(),
        sale.code(),
        null,
        null,
        null,
        null,
        state,
        1,
        zero,
        zero,
        zero,
        zero,
        reason,
        null,
        null,
        null,
        null,
        now,
        now);
  }

  @Override
  Optional<Payment> request(PaymentId id, SpentCode spent, boolean proved) {
    return bind(id, spent, REQUESTED, proved);
  }

  @Override
  Optional<Payment> waitForProof(PaymentId id, SpentCode spent) {
    return bind(id, spent, AUTHENTICATION_REQUIRED, false);
  }

  private Optional<Payment> bind(PaymentId id, SpentCode spent, PaymentState to, boolean proved) {
    return statement(() -> {
      Optional<Payment> bound =
          books()
              .payments
              .update(
                  id,
                  row ->
                      row.payment().state() == AUTHENTICATION_REQUIRED
                          && row.payment().authenticateBy() == null,
                  row -> bound(row, spent, to, proved))
              .map(PaymentRow::payment);
      bound
          .filter(it -> it.state() == REQUESTED)
          .ifPresent(it -> note(it, AUTHENTICATION_REQUIRED, null));
      return bound;
    });
  }

  private PaymentRow bound(PaymentRow row, SpentCode spent, PaymentState to, boolean proved) {
    Instant now = books().now();
    PaymentRow.Draft draft = row.draft(now);
    draft.state = to;
    draft.subscriber = spent.subscriber();
    draft.card = spent.card();
    draft.last4 = spent.cardLast4();
    draft.company = spent.company();
    draft.withoutPassword = !proved && to == REQUESTED;
    draft.authenticateBy = to == REQUESTED ? null : now.plusSeconds(90);
    draft.askedAt = to == REQUESTED ? now : null;
    return draft.done();
  }

  @Override
  Optional<Payment> fallBack(Payment declined, PaymentId authorization, DeclineReason reason) {
    return statement(() -> {
      CardRow card = books().cards.find(declined.cardToCharge()).orElseThrow();
      if (card.backup() == null) {
        return Optional.empty();
      }
      CardRow backup = books().cards.find(card.backup()).orElseThrow();
      Instant latest = books().now().minusSeconds(4);
      Optional<Payment> asked =
          books()
              .payments
              .update(
                  declined.id(),
                  row ->
                      row.payment().state() == REQUESTED
                          && row.payment().authorization().equals(row.payment().id())
                          && Objects.requireNonNull(row.askedAt()).isAfter(latest)
                          && card.token().equals(row.payment().card()),
                  row -> turned(row, authorization, backup))
              .map(PaymentRow::payment);
      asked.ifPresent(it -> {
        books().ids.insert(authorization.uuid(), authorization.uuid());
        books().fallBacks.insert(it.id(), new FallBackRow(it.id(), card.token(), reason));
      });
      return asked;
    });
  }

  private PaymentRow turned(PaymentRow row, PaymentId authorization, CardRow backup) {
    PaymentRow.Draft draft = row.draft(books().now());
    draft.authorization = authorization;
    draft.card = backup.token();
    draft.last4 = backup.last4();
    draft.company = backup.company();
    return draft.done();
  }

  @Override
  Optional<Payment> move(PaymentId id, PaymentState from, Move move) {
    if (!Move.isLegal(from, move.to())) {
      throw new IllegalArgumentException(from + " does not lead to " + move.to());
    }
    return statement(() -> {
      Optional<Payment> moved =
          books()
              .payments
              .update(id, row -> row.payment().state() == from, row -> moved(row, move))
              .map(PaymentRow::payment);
      moved.ifPresent(it -> note(it, from, move.why()));
      return moved;
    });
  }

  /** The row after a move. */
  protected final PaymentRow moved(PaymentRow row, Move move) {
    PaymentRow.Draft draft = row.draft(books().now());
    PaymentState to = move.to();
    draft.state = to;
    draft.decline = move.decline();
    draft.reversal = reasonOf(move, row.payment());
    if (move.approval() != null) {
      draft.approval = move.approval();
    }
    if (to == APPROVED && row.payment().capture() == CaptureMode.AUTOMATIC) {
      draft.capturing = row.payment().amount();
      draft.captured = row.payment().amount();
    }
    if (to == REQUESTED) {
      draft.askedAt = books().now();
    }
    return draft.done();
  }

  private static @Nullable ReversalReason reasonOf(Move move, Payment before) {
    if (move.to() != REVERSING && move.to() != REVERSED) {
      return null;
    }
    return move.reversal() == null ? before.reversal() : move.reversal();
  }

  /** Writes a move down. */
  protected final void note(Payment now, @Nullable PaymentState from, @Nullable String why) {
    books()
        .moves
        .insert(
            books().database.next(),
            new MoveRow(now.id(), from, now.state(), now.updatedAt(), why));
  }

  @Override
  public String merchantName(MerchantId merchant) {
    return statement(() -> books().merchants.find(merchant).orElseThrow().name());
  }
}
