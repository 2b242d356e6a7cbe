package org.showpay.contracts.journal;

import java.time.LocalDate;
import org.showpay.contracts.card.CompanyId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The way to the card companies' own files, through the payment-gateway-adapter. Callers:
 * auth-server, operator.
 */
@HttpExchange("/v1/card-companies/{company}/files")
public interface CompanyFilesApi {

  /**
   * The file that a card company wrote of a day, as it wrote it (CSV in UTF-8, at most 64 MB). 503
   * COMPANY_FILE_UNAVAILABLE while it cannot be had. A file that breaks off is never told as whole.
   */
  @GetExchange(url = "/{day}", accept = "text/csv")
  String file(
      @PathVariable CompanyId company,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day);
}
