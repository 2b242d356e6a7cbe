package org.showpay.auth.paycode;

import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.springframework.web.bind.annotation.RestController;

/** Registering pay codes over HTTP. */
@RestController
class PayCodesController implements PayCodesApi {

  private final CodeRegistrar registrar;

  PayCodesController(CodeRegistrar registrar) {
    this.registrar = registrar;
  }

  @Override
  public RegistrationAnswer register(PayCodeRegistration registration) {
    return registrar.register(registration);
  }
}
