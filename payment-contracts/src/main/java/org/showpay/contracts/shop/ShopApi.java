package org.showpay.contracts.shop;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The shopping-mall-sim: goods and orders, as customers have them. Caller: the operator. */
@HttpExchange("/v1")
public interface ShopApi {

  /** Everything on sale, with what is left of it. */
  @GetExchange("/goods")
  List<Good> goods();

  /**
   * Places an order, sets its goods aside and opens its payment screen; 409 names the first good
   * that is short. Without an answer of the auth-server the order stands, and has no screen yet.
   */
  @PostExchange("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Order place(@RequestBody PlaceOrder request);

  /** An order, as the shop knows it. */
  @GetExchange("/orders/{order}")
  Order find(@PathVariable ShopOrderId order);

  /**
   * Ends an order that nobody has paid, and puts its goods back. One that is being paid stays
   * PLACED until that is decided, and one that is paid stays PAID: the state says what became of
   * it.
   */
  @PostExchange("/orders/{order}/cancellation")
  Order cancel(@PathVariable ShopOrderId order);

  /** Something on sale. */
  record Good(String sku, String name, Money price, int left) {}

  /** What a customer wants. */
  record PlaceOrder(List<Item> items) {}

  /** So many of one good. */
  record Item(String sku, int quantity) {}

  /**
   * An order, its items and what they cost together.
   *
   * @param refunded what was given back of that
   * @param session where it is paid
   * @param screen the payment screen, once the session is open and while the order is PLACED
   * @param payBy until when it can be paid
   * @param ending present when it is CANCELLED
   */
  record Order(
      ShopOrderId order,
      State state,
      Money total,
      Money refunded,
      List<Item> items,
      CheckoutId session,
      @Nullable URI screen,
      Instant payBy,
      @Nullable Ending ending) {}

  /** Where an order stands. */
  enum State {
    /** Its goods are set aside for it, and it can be paid. */
    PLACED,
    /** It is paid, and its goods go to the customer. */
    PAID,
    /** Nothing is charged, and its goods are back on sale. */
    CANCELLED,
    /** It was paid, and all of it was given back. */
    REFUNDED
  }

  /** Why an order was cancelled. */
  enum Ending {
    /** Nobody paid in time. */
    TIME_OVER,
    /** The customer gave it up, here or on the payment screen. */
    GIVEN_UP,
    /** The auth-server opens no session for it. */
    NOT_OPENED
  }
}
