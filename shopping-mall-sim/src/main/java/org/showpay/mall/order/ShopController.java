package org.showpay.mall.order;

import java.util.List;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.goods.Goods;
import org.springframework.web.bind.annotation.RestController;

/** The shop's counter: goods are looked at, orders are placed and cancelled, none is paid for. */
@RestController
class ShopController implements ShopApi {

  private final Goods goods;
  private final OrderRules rules;
  private final OrderDesk desk;
  private final ShopOrders orders;
  private final Cancellation cancellation;

  ShopController(
      Goods goods, OrderRules rules, OrderDesk desk, ShopOrders orders, Cancellation cancellation) {
    this.goods = goods;
    this.rules = rules;
    this.desk = desk;
    this.orders = orders;
    this.cancellation = cancellation;
  }

  @Override
  public List<Good> goods() {
    return goods.findAllByOrderByName().stream()
        .map(good -> new Good(good.sku(), good.name(), good.price(), good.left()))
        .toList();
  }

  @Override
  public Order place(PlaceOrder request) {
    return switch (desk.place(rules.check(request.items()))) {
      case Placing.Placed placed -> placed.order();
      case Placing.ShortOf missing ->
          throw ProblemException.conflict(
              "SHORT_OF_STOCK",
              NextStep.FIX_REQUEST,
              "There are too few of '%s' left. Order fewer.".formatted(missing.sku()));
      case Placing.TooDear priceless ->
          throw ProblemException.unprocessable(
              "TOTAL_TOO_LARGE", NextStep.FIX_REQUEST, "Order fewer: the total does not fit.");
    };
  }

  @Override
  public Order find(ShopOrderId order) {
    return orders.get(order).view();
  }

  @Override
  public Order cancel(ShopOrderId order) {
    return cancellation.cancel(order);
  }
}
