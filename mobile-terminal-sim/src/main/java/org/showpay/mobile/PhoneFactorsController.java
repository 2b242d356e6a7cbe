package org.showpay.mobile;

import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.phone.PhoneFactorsApi;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.contracts.wallet.OwnFactorsApi.OwnFactors;
import org.showpay.mobile.account.OwnBody;
import org.showpay.mobile.line.Holder;
import org.springframework.web.bind.annotation.RestController;

/** What a consumer holds to the phone's own sensors. */
@RestController
class PhoneFactorsController implements PhoneFactorsApi {

  private final OwnBody body;

  PhoneFactorsController(OwnBody body) {
    this.body = body;
  }

  @Override
  public OwnFactors factors(PhoneId phone) {
    return body.view(Holder.bySim(phone));
  }

  @Override
  public Enrolled enrol(PhoneId phone, Enrol wanted) {
    return body.enrol(Holder.bySim(phone), wanted);
  }

  @Override
  public void forget(PhoneId phone, TemplateId template) {
    body.forget(Holder.bySim(phone), template);
  }

  @Override
  public OwnFactors changeCeiling(PhoneId phone, Factor factor, NewCeiling wanted) {
    return body.changeCeiling(Holder.bySim(phone), factor, wanted);
  }
}
