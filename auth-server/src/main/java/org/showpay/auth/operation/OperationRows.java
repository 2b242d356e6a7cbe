package org.showpay.auth.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.operation.Operation.Wanted;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of operations, and the amounts that they reserve on their payment's row. */
@Repository
class OperationRows {

  private static final String SELECT =
      "select o.*, p.currency from payment_operation o join payment p on p.id = o.payment_id ";

  private final JdbcClient jdbc;

  OperationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Operation> find(OperationId id) {
    return jdbc.sql(SELECT + "where o.id = :id")
        .param("id", id.uuid())
        .query(OperationRows::read)
        .optional();
  }

  List<Operation> of(PaymentId payment) {
    return jdbc.sql(SELECT + "where o.payment_id = :payment order by o.requested_at, o.id")
        .param("payment", payment.uuid())
        .query(OperationRows::read)
        .list();
  }

  /**
   * Writes an operation down before anybody is asked.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another request was faster
   */
  void insert(Wanted wanted) {
    jdbc.sql(
            """
            with named as (insert into operation_id (id) values (:id))
            insert into payment_operation (id, payment_id, kind, amount, last, state, reason,
              requested_at, updated_at)
            values (:id, :payment, :kind, :amount, :last, 'REQUESTED', :reason, now(), now())
            """)
        .param("id", wanted.id().uuid())
        .param("payment", wanted.payment().uuid())
        .param("kind", wanted.kind().name())
        .param("amount", wanted.amount().amount())
        .param("last", wanted.last())
        .param("reason", wanted.reason())
        .update();
  }

  /** Writes the card company's answer; false when it is written already. */
  boolean answer(OperationId id, State state, @Nullable FollowUpRefusal refusal) {
    return jdbc.sql(
                """
                update payment_operation set state = :state, refusal = :refusal, updated_at = now()
                 where id = :id and state = 'REQUESTED'
                """)
            .param("id", id.uuid())
            .param("state", state.name())
            .param("refusal", refusal == null ? null : refusal.name())
            .update()
        == 1;
  }

  /** Adds to what is captured and refunded, or being so; the database refuses what is too much. */
  void add(PaymentId payment, Amounts more) {
    jdbc.sql(
            """
            update payment
               set capturing = capturing + :capturing, captured = captured + :captured,
                   refunding = refunding + :refunding, refunded = refunded + :refunded,
                   version = version + 1, updated_at = now()
             where id = :id
            """)
        .param("id", payment.uuid())
        .param("capturing", more.capturing())
        .param("captured", more.captured())
        .param("refunding", more.refunding())
        .param("refunded", more.refunded())
        .update();
  }

  /** True when no capture may follow: the last one was asked for, or the hold is gone. */
  boolean isClosed(PaymentId payment) {
    return jdbc.sql(
            """
            select exists (select from payment_operation
                            where payment_id = :payment and kind = 'CAPTURE'
                              and (last and state <> 'REFUSED'
                                   or refusal in ('NOTHING_HELD', 'REVERSED')))
            """)
        .param("payment", payment.uuid())
        .query(Boolean.class)
        .single();
  }

  /**
   * True when an earlier try of this capture was not answered: it may have used the hold up. One
   * capture of a payment is open at a time; the seconds are for clocks that differ.
   */
  boolean mayHaveBeenDone(Operation capture) {
    return jdbc.sql(
            """
            select exists (select from issuer_talk t join payment_operation o
                              on o.payment_id = t.payment_id and o.id = :capture
                            where t.kind = 'CAPTURE' and t.answer = 'NoAnswer'
                              and t.asked_at > o.requested_at - interval '5 seconds')
            """)
        .param("capture", capture.id().uuid())
        .query(Boolean.class)
        .single();
  }

  /** True while the time for refunds lasts: 365 days from the request. */
  boolean isRefundable(PaymentId payment) {
    return jdbc.sql(
            "select requested_at > now() - interval '365 days' from payment where id = :payment")
        .param("payment", payment.uuid())
        .query(Boolean.class)
        .single();
  }

  private static Operation read(ResultSet row, int number) throws SQLException {
    String refusal = row.getString("refusal");
    return new Operation(
        new OperationId(row.getObject("id", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        FollowUpKind.valueOf(row.getString("kind")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getBoolean("last"),
        State.valueOf(row.getString("state")),
        refusal == null ? null : FollowUpRefusal.valueOf(refusal),
        row.getString("reason"),
        row.getTimestamp("requested_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  /** What is added to the amounts of a payment, in minor units of its currency. */
  record Amounts(long capturing, long captured, long refunding, long refunded) {}
}
