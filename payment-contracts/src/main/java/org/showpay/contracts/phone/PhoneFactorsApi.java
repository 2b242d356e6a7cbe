package org.showpay.contracts.phone;

import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.contracts.wallet.OwnFactorsApi.OwnFactors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The sensors of simulated phones. Caller: the operator, in the part of the consumer's hands. */
@HttpExchange("/v1/phones/{phone}/factors")
public interface PhoneFactorsApi {

  /** What the phone's owner has enrolled. */
  @GetExchange
  OwnFactors factors(@PathVariable PhoneId phone);

  /** Holds the owner's own finger, eye or voice to the phone, and enrols it. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Enrolled enrol(@PathVariable PhoneId phone, @RequestBody Enrol wanted);

  /** Forgets something that was enrolled. */
  @DeleteExchange("/{template}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@PathVariable PhoneId phone, @PathVariable TemplateId template);

  /** Sets up to which amount a factor is enough. */
  @PutExchange("/{factor}/ceiling")
  OwnFactors changeCeiling(
      @PathVariable PhoneId phone, @PathVariable Factor factor, @RequestBody NewCeiling wanted);

  /**
   * What is to be enrolled.
   *
   * @param part which finger or eye, as it is called from then on
   */
  record Enrol(Factor factor, String part, Care care, Password paymentPassword) {}
}
