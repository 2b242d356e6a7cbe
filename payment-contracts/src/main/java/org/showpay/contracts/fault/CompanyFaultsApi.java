package org.showpay.contracts.fault;

import java.util.List;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The faults of card companies that are simulated, by way of the payment-gateway-adapter, which
 * alone knows where they are. Caller: auth-server, for its operators.
 */
@HttpExchange("/v1/card-companies/{company}/faults")
public interface CompanyFaultsApi {

  /** Adds a fault; where several fit a message, the one that was added first strikes. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Fault add(@PathVariable CompanyId company, @RequestBody FaultRule rule);

  /** All of the company's faults, the first one first, used up or not. */
  @GetExchange
  List<Fault> list(@PathVariable CompanyId company);

  /** Takes a fault away; 404 when there is none of this id. */
  @DeleteExchange("/{fault}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable CompanyId company, @PathVariable FaultId fault);
}
