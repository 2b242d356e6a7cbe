package org.showpay.mall.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopOfficeApi.Refund;
import org.showpay.contracts.shop.ShopOfficeApi.RefundState;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.contracts.shop.ShopOrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The refunds of all orders, each step in a short transaction of its own. */
@Repository
class RefundBook {

  private final JdbcClient database;
  private final Clock clock;

  RefundBook(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes the refund down and sets its amount aside; false when it had been written down before.
   * The refund is locked before its order, as where it ends: else the two could wait for each
   * other.
   */
  @Transactional
  public boolean open(ShopOrderId order, RefundWish wish) {
    boolean first = insert(order, wish);
    if (first && !setAside(order, wish.amount())) {
      throw RefundDesk.refusal(
          "ABOVE_CHARGED", "This is more than was charged and not given back.");
    }
    return first;
  }

  private boolean insert(ShopOrderId order, RefundWish wish) {
    return database
            .sql(
                """
                insert into refund
                  (operation_id, order_id, amount, currency, state, asked_at, updated_at)
                values (:operation, :order, :amount, :currency, 'OPEN', :now, :now)
                on conflict (operation_id) do nothing
                """)
            .param("operation", wish.operation().uuid())
            .param("order", order.uuid())
            .param("amount", wish.amount().amount())
            .param("currency", wish.amount().currencyCode())
            .param("now", now())
            .update()
        == 1;
  }

  private boolean setAside(ShopOrderId order, Money amount) {
    return database
            .sql(
                """
                update shop_order set given_back = given_back + :amount
                 where id = :order and payment_id is not null and currency = :currency
                   and :amount <= total - given_back
                """)
            .param("amount", amount.amount())
            .param("currency", amount.currencyCode())
            .param("order", order.uuid())
            .update()
        == 1;
  }

  /** The money is back; an order of which all is back is REFUNDED, if it was ever PAID. */
  @Transactional
  public void done(OperationId operation) {
    database
        .sql(
            """
            with ended as (
              update refund set state = 'DONE', problem = null, updated_at = :now
               where operation_id = :operation and state = 'OPEN'
              returning order_id, amount)
            update shop_order o
               set refunded = o.refunded + ended.amount,
                   state = case when o.state = 'PAID' and o.refunded + ended.amount = o.total
                                then 'REFUNDED' else o.state end
              from ended where o.id = ended.order_id
            """)
        .param("now", now())
        .param("operation", operation.uuid())
        .update();
  }

  /** It does not come back, and may be asked for again. */
  @Transactional
  public void refused(OperationId operation, String problem) {
    database
        .sql(
            """
            with ended as (
              update refund set state = 'REFUSED', problem = :problem, updated_at = :now
               where operation_id = :operation and state = 'OPEN'
              returning order_id, amount)
            update shop_order o set given_back = o.given_back - ended.amount
              from ended where o.id = ended.order_id
            """)
        .param("problem", problem)
        .param("now", now())
        .param("operation", operation.uuid())
        .update();
  }

  /** It stays open, since the money may be on its way; whoever looks sees what was said. */
  @Transactional
  public void troubled(OperationId operation, String problem) {
    database
        .sql(
            """
            update refund set problem = :problem, updated_at = :now
             where operation_id = :operation and state = 'OPEN'
            """)
        .param("problem", problem)
        .param("now", now())
        .param("operation", operation.uuid())
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<Refund> find(OperationId operation) {
    return database
        .sql("select * from refund where operation_id = ?")
        .param(operation.uuid())
        .query(RefundBook::row)
        .optional();
  }

  @Transactional(readOnly = true)
  public List<Refund> of(ShopOrderId order) {
    return database
        .sql("select * from refund where order_id = ? order by asked_at, operation_id")
        .param(order.uuid())
        .query(RefundBook::row)
        .list();
  }

  /** Without an outcome for so long, from behind this one. */
  @Transactional(readOnly = true)
  public List<OperationId> openFor(Duration time, Optional<OperationId> after, int most) {
    return database
        .sql(
            """
            select operation_id from refund
             where state = 'OPEN' and asked_at <= :before and operation_id > :after
             order by operation_id limit :most
            """)
        .param("before", now().minus(time))
        .param("after", after.map(OperationId::uuid).orElse(new UUID(0, 0)))
        .param("most", most)
        .query((row, number) -> new OperationId(row.getObject(1, UUID.class)))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Refund row(ResultSet row, int number) throws SQLException {
    return new Refund(
        new OperationId(row.getObject("operation_id", UUID.class)),
        new ShopOrderId(row.getObject("order_id", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("currency")),
        RefundState.valueOf(row.getString("state")),
        row.getString("problem"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }
}
