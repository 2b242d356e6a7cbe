package org.showpay.contracts.issuing;

import java.time.YearMonth;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** A card company's host. Caller: payment-gateway-adapter. */
@HttpExchange("/v1/companies/{company}")
public interface IssuerApi {

  /** Charges the card or refuses; the same payment id again has the same answer. */
  @PostExchange("/authorizations")
  IssuerAnswer authorize(@PathVariable CompanyId company, @RequestBody IssuerMessage message);

  /** What the card can still pay. */
  @PostExchange("/balance-inquiries")
  AvailableAnswer available(@PathVariable CompanyId company, @RequestBody BalanceInquiry inquiry);

  /** Names the card whose remaining amount is asked for; a POST, so that no address carries it. */
  record BalanceInquiry(Pan pan, YearMonth expiry) {}
}
