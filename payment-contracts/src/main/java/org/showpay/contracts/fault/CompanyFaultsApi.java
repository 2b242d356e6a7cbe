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

  /** As {@link FaultsApi#add}. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Fault add(@PathVariable CompanyId company, @RequestBody FaultRule rule);

  /** As {@link FaultsApi#list}. */
  @GetExchange
  List<Fault> list(@PathVariable CompanyId company);

  /** As {@link FaultsApi#remove}. */
  @DeleteExchange("/{fault}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable CompanyId company, @PathVariable FaultId fault);
}
