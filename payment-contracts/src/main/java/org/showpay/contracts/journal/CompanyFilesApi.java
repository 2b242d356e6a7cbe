package org.showpay.contracts.journal;

import java.time.LocalDate;
import org.showpay.contracts.card.CompanyId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The files in which card companies say what they did on a day. Caller: auth-server. */
@HttpExchange("/v1/card-companies")
public interface CompanyFilesApi {

  /** The columns of the file. */
  String HEADER = "kind,operation_id,payment_id,amount,currency,approval,booked_at";

  /**
   * A card company's file of a day of its own time zone: the {@link #HEADER}, a line for each
   * {@link MoneyMove}, and {@code END,<count>,<sum captured>,<sum refunded and reversed>}.
   */
  @GetExchange(url = "/{company}/files/{day}", accept = "text/csv")
  String file(
      @PathVariable CompanyId company, @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day);
}
