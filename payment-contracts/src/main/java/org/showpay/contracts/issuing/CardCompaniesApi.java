package org.showpay.contracts.issuing;

import org.showpay.contracts.card.CardToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The payment-gateway-adapter's way to every card company. Caller: auth-server. */
@HttpExchange("/v1")
public interface CardCompaniesApi {

  /** Has the card charged; the same payment id again is answered from the journal. */
  @PostExchange("/authorizations")
  IssuerAnswer authorize(@RequestBody CardAuthorization authorization);

  /** What the card can still pay, asked of its company now. */
  @GetExchange("/cards/{card}/available")
  AvailableAnswer available(@PathVariable CardToken card);
}
