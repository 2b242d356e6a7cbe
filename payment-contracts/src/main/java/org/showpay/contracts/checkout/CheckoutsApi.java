package org.showpay.contracts.checkout;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The auth-server's checkout sessions (patent S502). Callers: internet shops, by the API key of a
 * terminal whose channel is ONLINE.
 *
 * <p>The merchant's webhook endpoints are told {@code checkout.paid}, {@code checkout.expired} and
 * {@code checkout.cancelled}, with a {@link CheckoutView} as {@code data}, but without its {@code
 * screen}: messages are kept, and who has that address can pay.
 */
@HttpExchange("/v1/checkout-sessions")
public interface CheckoutsApi {

  /**
   * Opens a session. The same id with the same content has the same answer, with other content it
   * is refused (422); an order that is being paid or is paid is refused (409).
   */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  CheckoutView open(@RequestBody OpenCheckout request);

  /** How a session of this merchant stands; 404 for any other. */
  @GetExchange("/{session}")
  CheckoutView find(@PathVariable CheckoutId session);

  /**
   * Ends a session that nobody has paid. One that is being paid or is paid is answered as it is,
   * and so is one that has ended: the state says what became of it.
   */
  @PostExchange("/{session}/expiry")
  CheckoutView expire(@PathVariable CheckoutId session);

  /**
   * The sessions of this merchant, newest first.
   *
   * @param after the {@code next} of the page before; the first page without it
   * @param limit 1 to 100; 20 where nothing is said
   */
  @GetExchange
  Page list(
      @RequestParam(required = false) @Nullable OrderId orderId,
      @RequestParam(required = false) @Nullable CheckoutState state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit);

  /**
   * A purchase to be paid.
   *
   * @param session made and saved by the shop, so that asking twice is one session
   * @param lines 1 to 100, whose prices add up to the amount
   * @param returnUrl where the consumer goes when it is paid; gets {@code ?session=} added
   * @param cancelUrl where the consumer goes who gives it up, or whose time ran out; gets the same
   * @param secondsToPay 60 to 3600; 600 where nothing is said
   */
  record OpenCheckout(
      CheckoutId session,
      OrderId orderId,
      Money amount,
      List<CheckoutLine> lines,
      URI returnUrl,
      URI cancelUrl,
      @Nullable Integer secondsToPay) {}

  /** Some sessions, and where the following page begins; null on the last one. */
  record Page(List<CheckoutView> sessions, @Nullable String next) {}
}
