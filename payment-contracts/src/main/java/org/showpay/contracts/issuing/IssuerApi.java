package org.showpay.contracts.issuing;

import java.time.YearMonth;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
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

  /**
   * Captures, cancels, refunds or reverses; the same operation again has the same answer. A
   * reversal of a payment that was never seen is remembered, and the payment is refused when it
   * comes later.
   */
  @PostExchange("/follow-ups")
  FollowUpAnswer followUp(@PathVariable CompanyId company, @RequestBody FollowUpMessage message);

  /** What became of an authorization. */
  @PostExchange("/inquiries")
  InquiryAnswer inquire(@PathVariable CompanyId company, @RequestBody InquiryMessage message);

  /** What the card can still pay. */
  @PostExchange("/balance-inquiries")
  AvailableAnswer available(@PathVariable CompanyId company, @RequestBody BalanceInquiry inquiry);

  /** Names the card whose remaining amount is asked for; a POST, so that no address carries it. */
  record BalanceInquiry(Pan pan, YearMonth expiry) {}
}
