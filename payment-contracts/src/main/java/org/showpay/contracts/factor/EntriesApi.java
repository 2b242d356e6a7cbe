package org.showpay.contracts.factor;

import java.util.List;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * How the consumer of a payment that is AUTHENTICATION_REQUIRED is proved by what is entered at the
 * till: a password, a finger, an eye, a voice. Callers: terminals, by their API key.
 */
@HttpExchange("/v1/payments/{paymentId}")
public interface EntriesApi {

  /** What is enough to prove this consumer for this payment; none where it waits no more. */
  @GetExchange("/factors")
  List<Factor> factors(@PathVariable PaymentId paymentId);

  /** Asks for an entry; 422 where that factor is not enough. */
  @PostExchange("/challenges")
  Challenge challenge(@PathVariable PaymentId paymentId, @RequestBody Wanted wanted);

  /**
   * Proves the consumer, and has the payment charged then. An entry that was wrong is answered with
   * the payment as it is: three tries are allowed. 422 where the challenge was answered, is over or
   * was for something else; 423 where that factor is locked, and another may still be used.
   */
  @PostExchange("/entries")
  PaymentView enter(@PathVariable PaymentId paymentId, @RequestBody Entry entry);

  /** By what the consumer is to be proved. */
  record Wanted(Factor factor) {}

  /** What the consumer entered, sealed for this payment. */
  record Entry(ChallengeId challenge, SealedEntry sealed) {}
}
