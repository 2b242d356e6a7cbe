package org.showpay.contracts.shop;

import java.util.List;
import org.showpay.contracts.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The shopping-mall-sim: goods and orders; paying for them is not built yet. Caller: the operator.
 */
@HttpExchange("/v1")
public interface ShopApi {

  /** Everything on sale, with what is left of it. */
  @GetExchange("/goods")
  List<Good> goods();

  /** Places an order and sets its goods aside; 409 names the first good that is short. */
  @PostExchange("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Order place(@RequestBody PlaceOrder request);

  /** An order. */
  @GetExchange("/orders/{order}")
  Order find(@PathVariable ShopOrderId order);

  /** Cancels an order and puts its goods back; cancelling twice changes nothing. */
  @PostExchange("/orders/{order}/cancellation")
  Order cancel(@PathVariable ShopOrderId order);

  /** Something on sale. */
  record Good(String sku, String name, Money price, int left) {}

  /** What a customer wants. */
  record PlaceOrder(List<Item> items) {}

  /** So many of one good. */
  record Item(String sku, int quantity) {}

  /** An order, its items and what they cost together. */
  record Order(ShopOrderId order, State state, Money total, List<Item> items) {}

  /** Where an order stands. */
  enum State {
    /** Its goods are set aside for it. */
    PLACED,
    /** Its goods are back on sale. */
    CANCELLED
  }
}
