package org.showpay.mall.page;

import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.mall.cart.Cart;
import org.showpay.mall.visit.Customer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page is drawn with: how much is in the cart. */
@ControllerAdvice(basePackages = "org.showpay.mall.page")
class PageFrame {

  private final Cart cart;

  PageFrame(Cart cart) {
    this.cart = cart;
  }

  @ModelAttribute
  void draw(Customer customer, Model model) {
    model.addAttribute("inCart", count(cart, customer));
  }

  static int count(Cart cart, Customer customer) {
    return cart.look(customer).stream().mapToInt(Item::quantity).sum();
  }
}
