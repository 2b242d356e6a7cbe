package org.showpay.contracts.paycode;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's say over pay codes. Caller: pin-generator-service. */
@HttpExchange("/v1/pay-codes")
public interface PayCodesApi {

  /** Decides whether the code may be made and, if so, makes it live (patent S304, S306). */
  @PostExchange
  RegistrationAnswer register(@RequestBody PayCodeRegistration registration);
}
