package org.showpay.mall.order;

import java.util.List;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.goods.Goods;
import org.springframework.web.bind.annotation.RestController;

/** The shop's counter: goods are looked at, orders are placed and cancelled. */
@RestController
class ShopController implements ShopApi {

  private final Goods goods;
  private final OrderRules rules;
  private final OrderDesk desk;
  private final ShopOrders orders;
  private final Settlement settlement;

  ShopController(
      Goods goods, OrderRules rules, OrderDesk desk, ShopOrders orders, Settlement settlement) {
    this.goods = goods;
    this.rules = rules;
    this.desk = desk;
    this.orders = orders;
    this.settlement = settlement;
  }

  @Override
  public List<Good> goods() {
    return goods.findAllByOrderByName().stream()
        .map(good -> new Good(good.sku(), good.name(), good.price(), good.left()))
        .toList();
  }

  @Override
  public Order place(PlaceOrder request) {
    List<Item> items = rules.check(request.items());
    rules.checkOpen();
    return switch (desk.place(items)) {
      case Placing.Placed(var order) -> {
        settlement.open(order);
        yield find(order);
      }
      case Placing.ShortOf(var sku) ->
          throw ProblemException.conflict(
              "SHORT_OF_STOCK",
              NextStep.FIX_REQUEST,
              "There are too few of '%s' left. Order fewer.".formatted(sku));
      case Placing.TooDear() ->
          throw ProblemException.unprocessable(
              "TOTAL_TOO_LARGE", NextStep.FIX_REQUEST, "Order fewer: the total does not fit.");
      case Placing.OtherCart() -> throw new IllegalStateException("No cart was ordered");
    };
  }

  @Override
  public Order find(ShopOrderId order) {
    return orders.get(order).view();
  }

  @Override
  public Order cancel(ShopOrderId order) {
    orders.get(order);
    settlement.cancel(order);
    return find(order);
  }
}
