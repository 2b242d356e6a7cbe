package org.showpay.contracts.booking;

import java.time.LocalDate;
import org.showpay.contracts.card.CompanyId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** A card company's own record of its days. Callers: payment-gateway-adapter, the operator. */
@HttpExchange("/v1/companies/{company}/files")
public interface IssuerFilesApi {

  /**
   * What the company booked on a day of its own time zone, as {@link BookingFile} reads it. A day
   * that is over has the same bytes for ever; today's file holds what was booked so far; 422 for a
   * day that has not begun.
   */
  @GetExchange(url = "/{day}", accept = "text/csv")
  String file(
      @PathVariable CompanyId company,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day);
}
