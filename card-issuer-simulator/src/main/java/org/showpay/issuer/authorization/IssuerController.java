package org.showpay.issuer.authorization;

import static org.showpay.issuer.request.Requests.line;
import static org.showpay.issuer.request.Requests.positive;

import java.time.Clock;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.issuer.account.Cards;
import org.showpay.issuer.card.PanDigest;
import org.showpay.issuer.card.PanDigester;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.springframework.web.bind.annotation.RestController;

/** A card company's host; here the card number of a message ends and only its digest goes on. */
@RestController
class IssuerController implements IssuerApi {

  private final CardCompanies companies;
  private final PanDigester digester;
  private final AuthorizationDesk desk;
  private final Cards cards;
  private final Clock clock;

  IssuerController(
      CardCompanies companies,
      PanDigester digester,
      AuthorizationDesk desk,
      Cards cards,
      Clock clock) {
    this.companies = companies;
    this.digester = digester;
    this.desk = desk;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public IssuerAnswer authorize(CompanyId company, IssuerMessage message) {
    return desk.authorize(asked(companies.named(company), message));
  }

  @Override
  public AvailableAnswer available(CompanyId company, BalanceInquiry inquiry) {
    CardCompany asked = companies.named(company);
    PanDigest digest = digester.digest(inquiry.pan());
    return cards
        .find(asked.name(), digest)
        .filter(card -> card.isGoodIn(asked.monthAt(clock.instant()), inquiry.expiry()))
        .<AvailableAnswer>map(card -> new AvailableAnswer.Known(card.available()))
        .orElse(new AvailableAnswer.NotUsable());
  }

  private Asked asked(CardCompany company, IssuerMessage message) {
    return new Asked(
        company.name(),
        message.paymentId(),
        digester.digest(message.pan()),
        message.expiry(),
        positive(message.amount(), "amount"),
        checked(message.purchase()));
  }

  private static Purchase checked(Purchase purchase) {
    return new Purchase(
        purchase.merchant(),
        line(purchase.merchantName(), "purchase.merchantName"),
        purchase.terminal());
  }
}
