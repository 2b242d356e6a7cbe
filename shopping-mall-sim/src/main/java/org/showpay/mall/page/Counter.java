package org.showpay.mall.page;

import java.util.Optional;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.cart.Cart;
import org.showpay.mall.order.OrderDesk;
import org.showpay.mall.order.OrderRules;
import org.showpay.mall.order.Placing;
import org.showpay.mall.order.Settlement;
import org.showpay.mall.visit.Customer;
import org.springframework.stereotype.Component;

/** Where a cart becomes an order, and the order gets its payment screen. */
@Component
class Counter {

  private final Cart cart;
  private final OrderRules rules;
  private final OrderDesk desk;
  private final Settlement settlement;

  Counter(Cart cart, OrderRules rules, OrderDesk desk, Settlement settlement) {
    this.cart = cart;
    this.rules = rules;
    this.desk = desk;
    this.settlement = settlement;
  }

  /**
   * Orders the cart. Empty where another tab, or the first half of a double click, has just done
   * so.
   */
  Optional<ShopOrderId> order(Customer customer, Money seen) {
    if (cart.look(customer).isEmpty()) {
      return Optional.empty();
    }
    rules.checkOpen();
    return switch (desk.placeCart(customer, seen)) {
      case Placing.Placed(var order) -> {
        settlement.open(order);
        yield Optional.of(order);
      }
      case Placing.OtherCart() -> {
        if (cart.look(customer).isEmpty()) {
          yield Optional.empty();
        }
        throw refusal("CART_CHANGED", "The cart or a price has changed. Look at it again.");
      }
      case Placing.ShortOf(var sku) ->
          throw refusal("CART_SHORT", "There are too few of '%s' left.".formatted(sku));
      case Placing.TooDear() -> throw refusal("TOTAL_TOO_LARGE", "Order fewer.");
    };
  }

  private static ProblemException refusal(String code, String detail) {
    return ProblemException.conflict(code, NextStep.FIX_REQUEST, detail);
  }
}
