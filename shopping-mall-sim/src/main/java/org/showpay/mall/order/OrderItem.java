package org.showpay.mall.order;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import org.showpay.contracts.money.Money;

/**
 * So many of one good in an order.
 *
 * @param price what one cost when the order was placed, in minor units of the order's currency
 */
@Embeddable
record OrderItem(String sku, int quantity, long price) {

  /**
   * What they cost together.
   *
   * @throws ArithmeticException when it does not fit
   */
  Money cost(Currency currency) {
    return new Money(Math.multiplyExact(price, quantity), currency);
  }
}
