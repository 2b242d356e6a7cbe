package org.showpay.mall.order;

import org.showpay.contracts.shop.ShopApi.Order;

/** How placing an order ended. */
sealed interface Placing {

  /** Its goods are set aside. */
  record Placed(Order order) implements Placing {}

  /** Nothing is set aside, since there are too few of this good. */
  record ShortOf(String sku) implements Placing {}

  /** Nothing is set aside, since no sum of money is that large. */
  record TooDear() implements Placing {}
}
