package org.showpay.issuer.authorization;

import static org.showpay.issuer.request.Requests.line;
import static org.showpay.issuer.request.Requests.positive;

import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.issuer.card.PanDigester;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.followup.FollowUpDesk;
import org.springframework.web.bind.annotation.RestController;

/** A card company's host; here the card number of a message ends and only its digest goes on. */
@RestController
class IssuerController implements IssuerApi {

  private final CardCompanies companies;
  private final PanDigester digester;
  private final AuthorizationDesk authorizations;
  private final FollowUpDesk followUps;
  private final Questions questions;

  IssuerController(
      CardCompanies companies,
      PanDigester digester,
      AuthorizationDesk authorizations,
      FollowUpDesk followUps,
      Questions questions) {
    this.companies = companies;
    this.digester = digester;
    this.authorizations = authorizations;
    this.followUps = followUps;
    this.questions = questions;
  }

  @Override
  public IssuerAnswer authorize(CompanyId company, IssuerMessage message) {
    return authorizations.authorize(asked(companies.named(company), message));
  }

  @Override
  public FollowUpAnswer followUp(CompanyId company, FollowUpMessage message) {
    positive(message.amount(), "amount");
    return followUps.answer(companies.named(company).name(), message);
  }

  @Override
  public InquiryAnswer inquire(CompanyId company, InquiryMessage message) {
    return questions.whatBecameOf(companies.named(company).name(), message.paymentId());
  }

  @Override
  public AvailableAnswer available(CompanyId company, BalanceInquiry inquiry) {
    return questions.available(
        companies.named(company), digester.digest(inquiry.pan()), inquiry.expiry());
  }

  private Asked asked(CardCompany company, IssuerMessage message) {
    return new Asked(
        company.name(),
        message.paymentId(),
        digester.digest(message.pan()),
        message.expiry(),
        positive(message.amount(), "amount"),
        message.capture(),
        checked(message.purchase()));
  }

  private static Purchase checked(Purchase purchase) {
    return new Purchase(
        purchase.merchant(),
        line(purchase.merchantName(), "purchase.merchantName"),
        purchase.terminal());
  }
}
