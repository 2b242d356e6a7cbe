package org.showpay.mall.page;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.goods.Good;

/** So many of a good in a cart, at the price of now. */
public record CartLine(Good good, int quantity) {

  static CartLine of(Item item, Good good) {
    return new CartLine(good, item.quantity());
  }

  /**
   * What they cost together.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money cost() {
    return Money.of(
        Math.multiplyExact(good.price().amount(), quantity), good.price().currencyCode());
  }

  /** True when there are not so many left. */
  public boolean isShort() {
    return quantity > good.left();
  }
}
