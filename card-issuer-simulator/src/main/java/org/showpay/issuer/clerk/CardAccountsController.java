package org.showpay.issuer.clerk;

import static org.showpay.issuer.request.Requests.line;
import static org.showpay.issuer.request.Requests.positive;

import java.time.YearMonth;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.issuer.account.AccountOpening;
import org.showpay.issuer.bill.Bills;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.request.Requests;
import org.springframework.web.bind.annotation.RestController;

/** The clerk's desk of every card company. */
@RestController
class CardAccountsController implements CardAccountsApi {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9998;

  private final CardCompanies companies;
  private final AccountOpening opening;
  private final Bills bills;

  CardAccountsController(CardCompanies companies, AccountOpening opening, Bills bills) {
    this.companies = companies;
    this.opening = opening;
    this.bills = bills;
  }

  @Override
  public IssuedCard open(CompanyId company, OpenAccount request) {
    CardCompany at = companies.named(company);
    return opening.open(at, line(request.holder(), "holder"), positive(request.limit(), "limit"));
  }

  @Override
  public Bill bill(CompanyId company, AccountId account, YearMonth month) {
    CardCompany at = companies.named(company);
    if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
      throw Requests.invalid("month", "must be from 2000-01 to 9998-12");
    }
    return bills.of(at, account, month);
  }
}
