package org.showpay.contracts.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The payment-gateway-adapter's journal, for those who compare. Callers: auth-server, operator. */
@HttpExchange("/v1/journal")
public interface JournalApi {

  /**
   * What a card company said that it charged and gave back, oldest first. A period is complete once
   * it is over; while it lasts, an answer that is being written may still appear before the last
   * one that was told.
   *
   * @param from the first moment of the period in which the adapter heard of it
   * @param to the first moment after the period
   * @param after the {@code next} of the page before; the first page without it
   */
  @GetExchange
  Page movements(
      @RequestParam CompanyId company,
      @RequestParam Instant from,
      @RequestParam Instant to,
      @RequestParam(required = false) @Nullable String after);

  /**
   * Every message to a card company about a payment, oldest first, and what was heard; empty for a
   * payment that no card company was asked about. Of a payment whose backup was asked there are
   * those of its second attempt under that attempt's id.
   */
  @GetExchange("/messages")
  List<Message> messages(@RequestParam PaymentId payment);

  /**
   * One message. Of an attempt that was cut off nothing was heard, and it may have arrived.
   *
   * @param attempt counts the messages of one operation; 1 for those that are sent once
   * @param outcome as the journal calls it; absent while nothing was heard
   * @param why the reason of a refusal, or what a silence was like
   */
  record Message(
      MessageKind kind,
      CompanyId company,
      int attempt,
      Money amount,
      Instant sentAt,
      @Nullable Instant answeredAt,
      @Nullable String outcome,
      @Nullable String approval,
      @Nullable String why) {}

  /** Which way money moved. */
  enum Kind {
    /** Charged, together with the authorization or after it. */
    CAPTURE,
    /** Given back. */
    REFUND,
    /** Undone as a whole, whether or not it had been charged before. */
    REVERSAL
  }

  /**
   * Money that moved once, as the adapter heard it.
   *
   * @param operation where an authorization charged at once, the UUID of its payment
   * @param amount of a reversal the amount that was authorised
   * @param at when the adapter heard it first
   */
  record Movement(
      Kind kind, OperationId operation, PaymentId paymentId, Money amount, Instant at) {}

  /** Some movements, and where the following page begins; null on the last one. */
  record Page(List<Movement> movements, @Nullable String next) {}
}
