package org.showpay.cat.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi.RefundKind;
import org.showpay.contracts.till.TillOfficeApi.RefundState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The refunds of all tills, each step in a short transaction of its own. */
@Repository
class RefundBook {

  /** A void is a whole sale of the batch that is still open. */
  private static final String SET_ASIDE =
      """
      update sale set given_back = given_back + :amount
      where payment_id = :payment and till_id = :till and state = 'APPROVED'
        and currency = :currency and given_back + :amount <= amount
        and (:kind = 'REFUND' or :amount = amount
          and batch = (select t.batch from till t where t.id = :till))
      """;

  private final JdbcClient database;
  private final Clock clock;

  RefundBook(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Sets the amount aside and writes the refund down; false when there is not so much left. */
  @Transactional
  public boolean open(TillId till, Refunded wish) {
    // The row of the till keeps the batch open until this is committed.
    database
        .sql("select 1 from till where id = ? for share")
        .param(till.uuid())
        .query()
        .listOfRows();
    int setAside =
        database
            .sql(SET_ASIDE)
            .param("amount", wish.amount().amount())
            .param("currency", wish.amount().currencyCode())
            .param("payment", wish.payment().uuid())
            .param("till", till.uuid())
            .param("kind", wish.kind().name())
            .update();
    if (setAside == 1) {
      insert(till, wish);
    }
    return setAside == 1;
  }

  private void insert(TillId till, Refunded wish) {
    database
        .sql(
            """
            insert into refund (operation_id, payment_id, till_id, kind, amount, currency, state,
                                asked_at, updated_at)
            values (:operation, :payment, :till, :kind, :amount, :currency, 'OPEN', :now, :now)
            """)
        .param("operation", wish.operation().uuid())
        .param("payment", wish.payment().uuid())
        .param("till", till.uuid())
        .param("kind", wish.kind().name())
        .param("amount", wish.amount().amount())
        .param("currency", wish.amount().currencyCode())
        .param("now", now())
        .update();
  }

  /** The money goes back: in the batch that is open. */
  @Transactional
  public void done(TillId till, OperationId operation) {
    database
        .sql(
            """
            update refund set state = 'DONE', updated_at = :now,
              batch = (select t.batch from till t where t.id = :till for share)
            where operation_id = :operation and state = 'OPEN'
            """)
        .param("now", now())
        .param("till", till.uuid())
        .param("operation", operation.uuid())
        .update();
  }

  /** It does not, and may be asked for again. */
  @Transactional
  public void refused(OperationId operation, String code) {
    database
        .sql(
            """
            with ended as (
              update refund set state = 'REFUSED', problem_code = :code, updated_at = :now
              where operation_id = :operation and state = 'OPEN'
              returning payment_id, amount)
            update sale set given_back = given_back - ended.amount
            from ended where sale.payment_id = ended.payment_id
            """)
        .param("code", code)
        .param("now", now())
        .param("operation", operation.uuid())
        .update();
  }

  /** A refund of this till. */
  @Transactional(readOnly = true)
  public Optional<Refunded> find(TillId till, OperationId operation) {
    return database
        .sql("select * from refund where till_id = ? and operation_id = ?")
        .params(till.uuid(), operation.uuid())
        .query(RefundBook::row)
        .optional();
  }

  /** The refunds of a sale, oldest first. */
  @Transactional(readOnly = true)
  public List<Refunded> of(TillId till, PaymentId payment) {
    return database
        .sql("select * from refund where till_id = ? and payment_id = ? order by asked_at")
        .params(till.uuid(), payment.uuid())
        .query(RefundBook::row)
        .list();
  }

  /** Refunds without an answer that were asked for within a span of time, at any till. */
  @Transactional(readOnly = true)
  public List<OpenRefund> openBetween(Instant from, Instant to) {
    return database
        .sql(
            """
            select till_id, operation_id from refund
            where state = 'OPEN' and asked_at between ? and ? order by asked_at
            """)
        .params(at(from), at(to))
        .query((row, number) ->
            new OpenRefund(
                new TillId(row.getObject(1, UUID.class)),
                new OperationId(row.getObject(2, UUID.class))))
        .list();
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Refunded row(ResultSet row, int number) throws SQLException {
    return new Refunded(
        new OperationId(row.getObject("operation_id", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        RefundKind.valueOf(row.getString("kind")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        RefundState.valueOf(row.getString("state")),
        row.getString("problem_code"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }
}
