package org.showpay.issuer.clerk;

import static org.showpay.issuer.request.Requests.line;
import static org.showpay.issuer.request.Requests.positive;

import java.time.YearMonth;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.issuer.account.AccountOpening;
import org.showpay.issuer.account.AccountStands;
import org.showpay.issuer.bill.BillLinks;
import org.showpay.issuer.bill.BillPage;
import org.showpay.issuer.bill.Bills;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.request.Requests;
import org.springframework.web.bind.annotation.RestController;

/** The clerk's desk of every card company. */
@RestController
class CardAccountsController implements CardAccountsApi {

  private final CardCompanies companies;
  private final AccountOpening opening;
  private final AccountStands stands;
  private final Bills bills;
  private final BillLinks links;

  CardAccountsController(
      CardCompanies companies,
      AccountOpening opening,
      AccountStands stands,
      Bills bills,
      BillLinks links) {
    this.companies = companies;
    this.opening = opening;
    this.stands = stands;
    this.bills = bills;
    this.links = links;
  }

  @Override
  public IssuedCard open(CompanyId company, OpenAccount request) {
    CardCompany at = companies.named(company);
    return opening.open(at, line(request.holder(), "holder"), positive(request.limit(), "limit"));
  }

  @Override
  public AccountView account(CompanyId company, AccountId account) {
    return stands.of(companies.named(company), account);
  }

  @Override
  public Bill bill(CompanyId company, AccountId account, YearMonth month) {
    CardCompany at = companies.named(company);
    Requests.calendarYear(month.getYear(), "month");
    return bills.of(at, account, month);
  }

  @Override
  public BillLink linkToBills(CompanyId company, AccountId account) {
    return links.to(companies.named(company), account);
  }

  @Override
  public String billPage(CompanyId company, AccountId account, YearMonth month) {
    return BillPage.html(companies.named(company), bill(company, account, month));
  }
}
