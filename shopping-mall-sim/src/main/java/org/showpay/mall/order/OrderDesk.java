package org.showpay.mall.order;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.cart.Cart;
import org.showpay.mall.goods.Shelf;
import org.showpay.mall.visit.Customer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Places orders (patent S500): all goods of an order are set aside and its session's id is made in
 * one transaction, or nothing is. Goods are taken in the order of their skus, so that orders for
 * the same goods never wait for each other in a circle.
 */
@Component
public class OrderDesk {

  private static final Currency CURRENCY = Currency.getInstance("KRW");

  private final Shelf shelf;
  private final Cart cart;
  private final EntityManager entities;
  private final TransactionOperations transactions;
  private final HoldTime holdTime;

  OrderDesk(
      Shelf shelf,
      Cart cart,
      EntityManager entities,
      TransactionOperations transactions,
      HoldTime holdTime) {
    this.shelf = shelf;
    this.cart = cart;
    this.entities = entities;
    this.transactions = transactions;
    this.holdTime = holdTime;
  }

  /** Sets the goods aside and writes the order, or does nothing and says why. */
  Placing place(List<Item> items) {
    return whole(() -> setAside(items, null));
  }

  /**
   * Orders what is in a browser's cart, and empties it, if it costs what the customer has seen: of
   * two tabs, one orders.
   */
  public Placing placeCart(Customer customer, Money seen) {
    return whole(() -> {
      List<Item> items = cart.empty(customer);
      return items.isEmpty() ? new Placing.OtherCart() : asSeen(setAside(items, customer), seen);
    });
  }

  private Placing whole(Supplier<Placing> placed) {
    return transactions.execute(transaction -> {
      Placing placing = placed.get();
      if (!(placing instanceof Placing.Placed)) {
        transaction.setRollbackOnly();
      }
      return placing;
    });
  }

  private Placing asSeen(Placing placing, Money seen) {
    return placing instanceof Placing.Placed(var order)
            && !entities.find(ShopOrder.class, order.uuid()).total().equals(seen)
        ? new Placing.OtherCart()
        : placing;
  }

  private Placing setAside(List<Item> items, @Nullable Customer customer) {
    List<OrderItem> priced = new ArrayList<>();
    for (Item item : items.stream().sorted(Comparator.comparing(Item::sku)).toList()) {
      Optional<Shelf.Taken> taken = shelf.setAside(item.sku(), item.quantity());
      if (taken.isEmpty()) {
        return new Placing.ShortOf(item.sku());
      }
      priced.add(
          new OrderItem(
              item.sku(), taken.get().name(), item.quantity(), taken.get().price().amount()));
    }
    priced.sort(Comparator.comparingInt(item -> placeOf(item, items)));
    return total(priced)
        .<Placing>map(total -> write(total, priced, customer))
        .orElse(new Placing.TooDear());
  }

  private Placing write(Money total, List<OrderItem> items, @Nullable Customer customer) {
    ShopOrder order = new ShopOrder(total, items, customer, holdTime.begin());
    entities.persist(order);
    return new Placing.Placed(order.id());
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
