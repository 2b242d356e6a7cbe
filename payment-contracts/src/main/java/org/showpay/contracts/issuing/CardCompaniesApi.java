package org.showpay.contracts.issuing;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
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

  /**
   * Has something done to a payment after its authorization. The same operation again is answered
   * from the journal once it was answered, and until then it is sent again.
   */
  @PostExchange("/follow-ups")
  FollowUpAnswer followUp(@RequestBody FollowUp followUp);

  /** What became of an authorization, asked of the card company now. */
  @PostExchange("/inquiries")
  InquiryAnswer inquire(@RequestBody Inquiry inquiry);

  /** What the card can still pay, asked of its company now. */
  @GetExchange("/cards/{card}/available")
  AvailableAnswer available(@PathVariable CardToken card);
}
