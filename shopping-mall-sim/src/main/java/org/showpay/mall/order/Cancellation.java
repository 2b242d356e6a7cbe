package org.showpay.mall.order;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.goods.Shelf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cancels orders; whoever changes the state, and nobody else, puts the goods back. */
@Component
class Cancellation {

  private final JdbcClient jdbc;
  private final ShopOrders orders;
  private final Shelf shelf;
  private final Clock clock;

  Cancellation(JdbcClient jdbc, ShopOrders orders, Shelf shelf, Clock clock) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * Cancels the order if it is not cancelled yet.
   *
   * @throws ProblemException 404 ORDER_UNKNOWN when there is no such order
   */
  @Transactional
  public Order cancel(ShopOrderId id) {
    boolean changed = changeState(id);
    ShopOrder order = orders.get(id);
    if (changed) {
      order.items().stream()
          .sorted(Comparator.comparing(OrderItem::sku))
          .forEach(item -> shelf.putBack(item.sku(), item.quantity()));
    }
    return order.view();
  }

  private boolean changeState(ShopOrderId id) {
    return jdbc.sql(
                """
                update shop_order set state = 'CANCELLED', cancelled_at = :now
                 where id = :order and state = 'PLACED'
                """)
            .param("order", id.uuid())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
