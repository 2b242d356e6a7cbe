package org.showpay.contracts.payment;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's API for tills. Callers: terminals, by their API key. */
@HttpExchange("/v1/payments")
public interface PaymentsApi {

  /**
   * Charges the consumer who shows the code. A decided payment is 200, whatever the decision; the
   * same id with the same content has the same answer, with other content it is refused (422).
   */
  @PostExchange
  PaymentView authorize(@RequestBody AuthorizationRequest request);

  /** What became of a payment of this merchant; 404 for any other. */
  @GetExchange("/{paymentId}")
  PaymentView find(@PathVariable PaymentId paymentId);
}
