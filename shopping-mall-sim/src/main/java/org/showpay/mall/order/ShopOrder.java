package org.showpay.mall.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;

/**
 * An order; its state changes in {@link OrderDesk} alone, by a statement that looks at it first.
 */
@Entity
@Table(name = "shop_order")
class ShopOrder {

  @Id private UUID id;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private State state;

  @Column(updatable = false)
  private long total;

  @Column(updatable = false)
  private String currency;

  @Column(updatable = false)
  private Instant placedAt;

  @Column(updatable = false)
  private @Nullable Instant cancelledAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "order_item", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "position")
  private List<OrderItem> items;

  /** For the persistence provider. */
  protected ShopOrder() {}

  ShopOrder(Money total, List<OrderItem> items, Instant placedAt) {
    this.id = ShopOrderId.next().uuid();
    this.state = State.PLACED;
    this.total = total.amount();
    this.currency = total.currencyCode();
    this.items = new ArrayList<>(items);
    this.placedAt = placedAt;
  }

  List<OrderItem> items() {
    return List.copyOf(items);
  }

  /** As the shop's API shows it. */
  Order view() {
    return new Order(
        new ShopOrderId(id),
        state,
        Money.of(total, currency),
        items.stream().map(item -> new Item(item.sku(), item.quantity())).toList());
  }
}
