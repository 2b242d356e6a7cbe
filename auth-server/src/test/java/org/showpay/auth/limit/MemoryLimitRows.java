package org.showpay.auth.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link LimitRows} do, on books in memory. */
public class MemoryLimitRows extends LimitRows {

  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryLimitRows(Desk desk, JdbcClient nobody) {
    super(nobody);
    this.desk = desk;
  }

  /** Limits that are sometimes reached in a history. */
  public static Object usual() {
    return new LimitProperties(200_000, 900_000, 30_000_000, 60_000, 40, ZONE);
  }

  @Override
  boolean lock(SubscriberId subscriber) {
    Books books = desk.books();
    return books.database.statement(
        () -> books.subscribers.lock(subscriber, _ -> true).isPresent());
  }

  @Override
  Standing standing(SubscriberId subscriber, CardToken card, String currency, ZoneId zone) {
    Books books = desk.books();
    return books.database.statement(() ->
        new Standing(Optional.empty(), Optional.empty(), counted(subscriber, currency, zone)));
  }

  @Override
  boolean isStopped(SubscriberId subscriber) {
    return desk.books().database.statement(() -> false);
  }

  private Spent counted(SubscriberId subscriber, String currency, ZoneId zone) {
    Books books = desk.books();
    LocalDate today = LocalDate.ofInstant(books.now(), zone);
    Instant day = today.atStartOfDay(zone).toInstant();
    Instant month = today.withDayOfMonth(1).atStartOfDay(zone).toInstant();
    List<PaymentRow> counting =
        books.payments.where(row ->
            subscriber.equals(row.payment().subscriber())
                && !row.payment().requestedAt().isBefore(month)
                && !row.payment().state().isFinal()
                && row.payment().state() != PaymentState.REVERSING);
    List<PaymentRow> ofToday =
        counting.stream().filter(row -> !row.payment().requestedAt().isBefore(day)).toList();
    return new Spent(
        Money.of(ofToday.stream().mapToLong(this::spent).sum(), currency),
        Money.of(counting.stream().mapToLong(this::spent).sum(), currency),
        (int) ofToday.stream().filter(PaymentRow::withoutPassword).count());
  }

  private long spent(PaymentRow row) {
    Money charged =
        isCapturedForGood(row.payment().id()) ? row.payment().captured() : row.payment().amount();
    return charged.minus(row.payment().refunded()).amount();
  }

  private boolean isCapturedForGood(PaymentId payment) {
    return !desk.books()
        .operations
        .where(row ->
            row.payment().equals(payment)
                && row.kind() == FollowUpKind.CAPTURE
                && row.last()
                && row.state() == State.DONE)
        .isEmpty();
  }
}
