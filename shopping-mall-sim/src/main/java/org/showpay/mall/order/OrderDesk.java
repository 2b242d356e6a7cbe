package org.showpay.mall.order;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.goods.Shelf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Places orders: all goods of an order are set aside in one transaction, or none is. Goods are
 * taken in the order of their skus, so that orders for the same goods never wait for each other in
 * a circle.
 */
@Component
class OrderDesk {

  private static final Currency CURRENCY = Currency.getInstance("KRW");

  private final Shelf shelf;
  private final EntityManager entities;
  private final TransactionOperations transactions;
  private final Clock clock;

  OrderDesk(Shelf shelf, EntityManager entities, TransactionOperations transactions, Clock clock) {
    this.shelf = shelf;
    this.entities = entities;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Sets the goods aside and writes the order, or does nothing and says why. */
  Placing place(List<Item> items) {
    return transactions.execute(transaction -> {
      Placing placing = setAside(items);
      if (!(placing instanceof Placing.Placed)) {
        transaction.setRollbackOnly();
      }
      return placing;
    });
  }

  private Placing setAside(List<Item> items) {
    List<OrderItem> priced = new ArrayList<>();
    for (Item item : items.stream().sorted(Comparator.comparing(Item::sku)).toList()) {
      Optional<Money> price = shelf.setAside(item.sku(), item.quantity());
      if (price.isEmpty()) {
        return new Placing.ShortOf(item.sku());
      }
      priced.add(new OrderItem(item.sku(), item.quantity(), price.get().amount()));
    }
    priced.sort(Comparator.comparingInt(item -> placeOf(item, items)));
    return total(priced).<Placing>map(total -> write(total, priced)).orElse(new Placing.TooDear());
  }

  private Placing write(Money total, List<OrderItem> items) {
    ShopOrder order = new ShopOrder(total, items, clock.instant());
    entities.persist(order);
    return new Placing.Placed(order.view());
  }

  /** Empty when it does not fit: a sum is never rounded or wrapped. */
  private static Optional<Money> total(List<OrderItem> items) {
    try {
      return items.stream().map(item -> item.cost(CURRENCY)).reduce(Money::plus);
    } catch (ArithmeticException doesNotFit) {
      return Optional.empty();
    }
  }

  /** Where the customer named it. */
  private static int placeOf(OrderItem item, List<Item> items) {
    return items.indexOf(new Item(item.sku(), item.quantity()));
  }
}
