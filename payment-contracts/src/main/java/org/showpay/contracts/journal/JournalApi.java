package org.showpay.contracts.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.OperationId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The payment-gateway-adapter's journal of what card companies said they did. Caller: auth-server.
 */
@HttpExchange("/v1/journal")
public interface JournalApi {

  /**
   * What a card company said it did from one moment on and before another, in an order that stays.
   *
   * @param after the {@code next} of the page before; absent for the first
   */
  @GetExchange
  Page read(
      @RequestParam CompanyId company,
      @RequestParam Instant from,
      @RequestParam Instant to,
      @RequestParam(required = false) @Nullable String after);

  /**
   * A part of the journal.
   *
   * @param next where the next page begins; absent on the last
   */
  record Page(List<Entry> entries, @Nullable String next) {}

  /**
   * One thing that a card company said it did.
   *
   * @param operation of a capture that came with the authorization: the payment's own uuid
   * @param amount of a reversal: the authorised amount, whatever of it had been captured
   */
  record Entry(
      MoneyMove kind, OperationId operation, PaymentId paymentId, Money amount, Instant at) {}
}
