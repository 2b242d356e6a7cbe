package org.showpay.mall.backroom;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.order.ShopOrder;
import org.showpay.mall.order.ShopOrders;
import org.showpay.mall.page.Away;
import org.showpay.mall.refund.RefundDesk;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the orders to whoever runs the shop, and gives money back. */
@Controller
class BackroomController {

  private static final String SIGN_IN = "page/office-sign-in";
  private static final Limit LATEST = Limit.of(50);
  private static final UUID BEHIND_ALL = new UUID(-1, -1);

  private final BackroomSessions sessions;
  private final ShopOrders orders;
  private final RefundDesk refunds;

  BackroomController(BackroomSessions sessions, ShopOrders orders, RefundDesk refunds) {
    this.sessions = sessions;
    this.orders = orders;
    this.refunds = refunds;
  }

  @GetMapping("/office")
  String look(
      @CookieValue(name = BackroomSessions.COOKIE, required = false) @Nullable String cookie,
      Model model) {
    if (!sessions.isOpen(cookie)) {
      return SIGN_IN;
    }
    model.addAttribute("orders", orders.findByIdLessThanOrderByIdDesc(BEHIND_ALL, LATEST));
    return "page/office";
  }

  @PostMapping("/office/sign-in")
  Object in(@RequestParam String key, Model model, HttpServletResponse response) {
    Optional<ResponseCookie> cookie = sessions.signIn(key);
    if (cookie.isEmpty()) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      model.addAttribute("refused", true);
      return SIGN_IN;
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.get().toString());
    return Away.to("/office");
  }

  @PostMapping("/office/sign-out")
  Object out(
      @CookieValue(name = BackroomSessions.COOKIE, required = false) @Nullable String cookie,
      HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, sessions.signOut(cookie).toString());
    return Away.to("/office");
  }

  /** One order, what can be given back of it, and the id of the refund that is asked for next. */
  @GetMapping("/office/orders/{order}")
  String order(
      @CookieValue(name = BackroomSessions.COOKIE, required = false) @Nullable String cookie,
      @PathVariable ShopOrderId order,
      Model model) {
    if (!sessions.isOpen(cookie)) {
      return SIGN_IN;
    }
    ShopOrder found = orders.get(order);
    model.addAttribute("order", found);
    model.addAttribute("refunds", refunds.of(order));
    // The page brings it, so that a form that is sent twice is one refund.
    model.addAttribute("operation", OperationId.next());
    return "page/office-order";
  }

  @PostMapping("/office/orders/{order}/refunds")
  Object refund(
      @CookieValue(name = BackroomSessions.COOKIE, required = false) @Nullable String cookie,
      @PathVariable ShopOrderId order,
      @RequestParam OperationId operation,
      @RequestParam long amount) {
    if (!sessions.isOpen(cookie)) {
      return SIGN_IN;
    }
    String currency = orders.get(order).total().currencyCode();
    refunds.giveBack(order, new RefundWish(operation, Money.of(amount, currency)));
    return Away.to("/office/orders/" + order);
  }
}
