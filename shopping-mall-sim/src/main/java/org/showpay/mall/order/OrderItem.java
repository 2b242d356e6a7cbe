package org.showpay.mall.order;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.money.Money;

/**
 * So many of one good in an order.
 *
 * @param name what it was called when the order was placed
 * @param price what one cost then, in minor units of the order's currency
 */
@Embeddable
public record OrderItem(String sku, String name, int quantity, long price) {

  private static final int LONGEST_NAME = 80;

  /**
   * What they cost together.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money cost(Currency currency) {
    return new Money(Math.multiplyExact(price, quantity), currency);
  }

  /** As the payment screen shows it. */
  CheckoutLine line(Currency currency) {
    return new CheckoutLine(
        name.substring(0, Math.min(LONGEST_NAME, name.length())),
        quantity,
        new Money(price, currency));
  }
}
