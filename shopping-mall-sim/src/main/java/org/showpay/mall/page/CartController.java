package org.showpay.mall.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.cart.Cart;
import org.showpay.mall.goods.Good;
import org.showpay.mall.goods.Goods;
import org.showpay.mall.visit.Customer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The cart: goods go in and out. */
@Controller
class CartController {

  private final Cart cart;
  private final Goods goods;

  CartController(Cart cart, Goods goods) {
    this.cart = cart;
    this.goods = goods;
  }

  @GetMapping("/cart")
  String look(Customer customer, Model model) {
    List<CartLine> lines = lines(customer);
    model.addAttribute("lines", lines);
    model.addAttribute(
        "total", lines.stream().map(CartLine::cost).reduce(Money::plus).orElse(null));
    return "page/cart";
  }

  /** With a script the page stays where it is, and only the number at the cart changes. */
  @PostMapping("/cart/items")
  Object put(
      Customer customer,
      @RequestParam String sku,
      @RequestParam(defaultValue = "1") int quantity,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
      Model model) {
    cart.put(customer, sku, quantity);
    if (!byScript) {
      return Away.to("/cart");
    }
    model.addAttribute("inCart", PageFrame.count(cart, customer));
    return "page/frame :: cart-link";
  }

  @PostMapping("/cart/changes")
  Object change(Customer customer, @RequestParam String sku, @RequestParam int quantity) {
    cart.change(customer, sku, quantity);
    return Away.to("/cart");
  }

  private List<CartLine> lines(Customer customer) {
    List<Item> items = cart.look(customer);
    Map<String, Good> known =
        goods.findAllBySkuIn(items.stream().map(Item::sku).toList()).stream()
            .collect(Collectors.toMap(Good::sku, Function.identity()));
    return items.stream()
        .flatMap(
            item -> Stream.ofNullable(known.get(item.sku())).map(good -> CartLine.of(item, good)))
        .toList();
  }
}
