package org.showpay.issuer.booking;

import java.time.LocalDate;
import org.showpay.contracts.booking.IssuerFilesApi;
import org.showpay.contracts.card.CompanyId;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.request.Requests;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the files of every card company. */
@RestController
class IssuerFilesController implements IssuerFilesApi {

  private final CardCompanies companies;
  private final BookingFiles files;

  IssuerFilesController(CardCompanies companies, BookingFiles files) {
    this.companies = companies;
    this.files = files;
  }

  @Override
  public String file(CompanyId company, LocalDate day) {
    Requests.calendarYear(day.getYear(), "day");
    return files.of(companies.named(company), day).text();
  }
}
