package org.showpay.mall.order;

import org.showpay.contracts.shop.ShopOrderId;

/** How placing an order ended. */
public sealed interface Placing {

  /** Its goods are set aside, and its session has an id. */
  record Placed(ShopOrderId order) implements Placing {}

  /** Nothing is set aside, since there are too few of this good. */
  record ShortOf(String sku) implements Placing {}

  /** Nothing is set aside, since no sum of money is that large. */
  record TooDear() implements Placing {}

  /** Nothing is set aside, since the cart is not what the customer has seen. */
  record OtherCart() implements Placing {}
}
