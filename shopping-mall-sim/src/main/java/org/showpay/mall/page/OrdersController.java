package org.showpay.mall.page;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.checkout.ShopSettings;
import org.showpay.mall.order.OrderBook;
import org.showpay.mall.order.Settlement;
import org.showpay.mall.order.ShopOrder;
import org.showpay.mall.order.ShopOrders;
import org.showpay.mall.visit.Customer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** A customer's orders: placed, led to the payment screen (patent S502), looked at, cancelled. */
@Controller
class OrdersController {

  private static final String CURRENCY = "KRW";
  private static final Limit HISTORY = Limit.of(50);

  /** However often a page is loaded, the auth-server is asked once in that time. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Counter counter;
  private final ShopOrders orders;
  private final OrderBook book;
  private final Settlement settlement;
  private final ShopSettings settings;

  OrdersController(
      Counter counter,
      ShopOrders orders,
      OrderBook book,
      Settlement settlement,
      ShopSettings settings) {
    this.counter = counter;
    this.orders = orders;
    this.book = book;
    this.settlement = settlement;
    this.settings = settings;
  }

  @GetMapping("/orders")
  String all(Customer customer, Model model) {
    model.addAttribute(
        "orders", orders.findByCustomerOrderByPlacedAtDescIdDesc(customer.digest(), HISTORY));
    return "page/orders";
  }

  /** Places what is in the cart, as the customer has seen it, and leads on to pay it. */
  @PostMapping("/orders")
  RedirectView place(Customer customer, @RequestParam long seen) {
    return counter
        .order(customer, Money.of(seen, CURRENCY))
        .map(this::toPay)
        .orElseGet(() -> Away.to("/orders"));
  }

  /**
   * An order. The payment screen leads back here with the session's id, which is not believed and
   * not even read: the auth-server is asked.
   */
  @GetMapping("/orders/{order}")
  String look(Customer customer, @PathVariable ShopOrderId order, Model model) {
    model.addAttribute("order", asked(customer, order));
    return "page/order";
  }

  /** The same again and again, while something is awaited. */
  @GetMapping("/orders/{order}/state")
  String state(Customer customer, @PathVariable ShopOrderId order, Model model) {
    model.addAttribute("order", asked(customer, order));
    return "page/order :: state";
  }

  @PostMapping("/orders/{order}/payment")
  RedirectView pay(Customer customer, @PathVariable ShopOrderId order) {
    orders.get(order, customer);
    settlement.ask(order);
    return toPay(order);
  }

  @PostMapping("/orders/{order}/cancellation")
  RedirectView cancel(Customer customer, @PathVariable ShopOrderId order) {
    orders.get(order, customer);
    settlement.cancel(order);
    return Away.to("/orders/" + order);
  }

  private ShopOrder asked(Customer customer, ShopOrderId id) {
    ShopOrder order = orders.get(id, customer);
    if (order.state() == State.PLACED && book.mayAsk(id, PAUSE)) {
      settlement.ask(id);
      return orders.get(id, customer);
    }
    return order;
  }

  /** To the screen where there is one at the auth-server, else to the order's page. */
  private RedirectView toPay(ShopOrderId order) {
    Optional<URI> screen = orders.get(order).screen().filter(settings::isScreen);
    return Away.to(screen.map(URI::toString).orElse("/orders/" + order));
  }
}
