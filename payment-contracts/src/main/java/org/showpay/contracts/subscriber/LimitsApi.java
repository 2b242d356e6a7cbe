package org.showpay.contracts.subscriber;

import org.showpay.contracts.money.Money;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What a subscriber allows. Caller: pin-generator-service, for the subscriber's handset. */
@HttpExchange("/v1/subscribers/{subscriber}/limits")
public interface LimitsApi {

  /** The limits as they stand. */
  @GetExchange
  Limits limits(@PathVariable SubscriberId subscriber);

  /** Sets all of them; they hold from the next payment on. */
  @PutExchange
  Limits change(@PathVariable SubscriberId subscriber, @RequestBody Limits limits);

  /**
   * The limits of one currency, inclusive.
   *
   * @param withoutPassword up to this much is paid without a password; nothing where it is zero
   * @param timesWithoutPassword how often on a day at most
   */
  record Limits(
      Money perPayment,
      Money perDay,
      Money perMonth,
      Money withoutPassword,
      int timesWithoutPassword) {}
}
