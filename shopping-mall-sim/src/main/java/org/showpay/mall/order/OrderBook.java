package org.showpay.mall.order;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.shop.ShopApi.Ending;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.goods.Shelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves orders, each time in one short transaction: an answer of the auth-server that is newer than
 * what was applied moves state and goods together, and any other changes nothing.
 */
@Repository
public class OrderBook {

  private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);

  private final JdbcClient database;
  private final Shelf shelf;
  private final Clock clock;

  OrderBook(JdbcClient database, Shelf shelf, Clock clock) {
    this.database = database;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** Applies what the auth-server says of an order's session, once. */
  @Transactional
  public void hear(ShopOrderId order, CheckoutView session) {
    if (!isNews(order, session)) {
      return;
    }
    switch (session.state()) {
      case OPEN, PROCESSING -> {}
      case PAID -> pay(order, session);
      case EXPIRED -> cancel(order, null);
      case CANCELLED -> cancel(order, Ending.GIVEN_UP);
    }
  }

  /** The auth-server opens no session for it: nobody can pay it. */
  @Transactional
  public void hearThatNoneOpens(ShopOrderId order) {
    cancel(order, Ending.NOT_OPENED);
  }

  /** Somebody wants to cancel it. */
  @Transactional
  public void wantEnd(ShopOrderId order) {
    database
        .sql(
            """
            update shop_order set end_wanted_at = coalesce(end_wanted_at, :now)
             where id = :order and state = 'PLACED'
            """)
        .param("order", order.uuid())
        .param("now", now())
        .update();
  }

  /** True once in a while: a page that is loaded again and again asks nobody each time. */
  @Transactional
  public boolean mayAsk(ShopOrderId order, Duration pause) {
    return database
            .sql(
                """
                update shop_order set asked_at = :now
                 where id = :order and (asked_at is null or asked_at <= :before)
                """)
            .param("order", order.uuid())
            .param("now", now())
            .param("before", now().minus(pause))
            .update()
        == 1;
  }

  /** Orders that wait for something, oldest first, from behind this one. */
  @Transactional(readOnly = true)
  public List<ShopOrderId> open(Optional<ShopOrderId> after, int most) {
    return ids(
        "select id from shop_order where state = 'PLACED' and id > :after order by id limit :most",
        after.map(ShopOrderId::uuid).orElse(new UUID(0, 0)),
        most);
  }

  /** The newest with a session that somebody waits for: to be paid, or to be refunded. */
  @Transactional(readOnly = true)
  public Optional<ShopOrderId> underWay() {
    return database
        .sql(
            """
            select id from shop_order o
             where session_version > 0
               and (state = 'PLACED' or exists (
                 select from refund r where r.order_id = o.id and r.state = 'OPEN'))
             order by id desc limit 1
            """)
        .query((row, number) -> new ShopOrderId(row.getObject(1, UUID.class)))
        .optional();
  }

  /** Orders that were cancelled before, and are to be asked about once more, from behind this. */
  @Transactional(readOnly = true)
  public List<ShopOrderId> toLookAtAgain(
      Duration afterwards, Optional<ShopOrderId> after, int most) {
    return database
        .sql(
            """
            select id from shop_order
             where state = 'CANCELLED' and not looked_again and cancelled_at <= :before
               and id > :after
             order by id limit :most
            """)
        .param("before", now().minus(afterwards))
        .param("after", after.map(ShopOrderId::uuid).orElse(new UUID(0, 0)))
        .param("most", most)
        .query((row, number) -> new ShopOrderId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The auth-server was asked once more about a cancelled order. */
  @Transactional
  public void lookedAgain(ShopOrderId order) {
    database
        .sql("update shop_order set looked_again = true where id = ?")
        .param(order.uuid())
        .update();
  }

  /**
   * Orders that are paid and cancelled, of which not all is given back. One whose refund is under
   * way, or was refused just so, is left to people: asking anew would be refused each minute.
   */
  @Transactional(readOnly = true)
  public List<ShopOrderId> toGiveBack(int most) {
    return ids(
        """
        select id from shop_order
         where paid_too_late and given_back < total and id > :after
           and not exists (
             select from refund r
              where r.order_id = shop_order.id
                and (r.state = 'OPEN'
                     or r.state = 'REFUSED' and r.amount = shop_order.total - given_back))
         order by id limit :most
        """,
        new UUID(0, 0),
        most);
  }

  private List<ShopOrderId> ids(String query, UUID after, int most) {
    return database
        .sql(query)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> new ShopOrderId(row.getObject(1, UUID.class)))
        .list();
  }

  private boolean isNews(ShopOrderId order, CheckoutView session) {
    PaymentView payment = session.payment();
    return database
            .sql(
                """
                update shop_order
                   set session_version = :version, session_state = :state, screen = :screen,
                       pay_by = :payBy, decline = :decline
                 where id = :order and session_version < :version
                """)
            .param("order", order.uuid())
            .param("version", session.version())
            .param("state", session.state().name())
            .param("screen", session.screen().toString())
            .param("payBy", session.expiresAt().atOffset(ZoneOffset.UTC))
            .param("decline", declineIn(session.state(), payment))
            .update()
        == 1;
  }

  private static @Nullable String declineIn(CheckoutState state, @Nullable PaymentView payment) {
    return state == CheckoutState.PAID || payment == null || payment.decline() == null
        ? null
        : payment.decline().reason().name();
  }

  private void pay(ShopOrderId order, CheckoutView session) {
    UUID payment = session.payment() == null ? null : session.payment().paymentId().uuid();
    if (move(
            """
            update shop_order set state = 'PAID', paid_at = :now, payment_id = :with
             where id = :order and state = 'PLACED'
            """,
            order,
            payment)
        == 0) {
      LOG.error("{} is cancelled here and paid at the auth-server; it is given back", order);
      move(
          """
          update shop_order set paid_too_late = true, paid_at = :now, payment_id = :with
           where id = :order and state = 'CANCELLED'
          """,
          order,
          payment);
    }
  }

  /** Goods come back in the transaction that cancels, so once. */
  private void cancel(ShopOrderId order, @Nullable Ending why) {
    if (move(
            """
            update shop_order set state = 'CANCELLED', cancelled_at = :now,
              ending = coalesce(:with,
                case when end_wanted_at is null then 'TIME_OVER' else 'GIVEN_UP' end)
             where id = :order and state = 'PLACED'
            """,
            order,
            why == null ? null : why.name())
        == 1) {
      itemsOf(order).stream()
          .sorted(Comparator.comparing(Item::sku))
          .forEach(item -> shelf.putBack(item.sku(), item.quantity()));
    }
  }

  private int move(String statement, ShopOrderId order, @Nullable Object with) {
    return database
        .sql(statement)
        .param("order", order.uuid())
        .param("now", now())
        .param("with", with, with instanceof UUID ? Types.OTHER : Types.VARCHAR)
        .update();
  }

  private List<Item> itemsOf(ShopOrderId order) {
    return database
        .sql("select sku, quantity from order_item where order_id = ?")
        .param(order.uuid())
        .query((row, number) -> new Item(row.getString(1), row.getInt(2)))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
