package org.showpay.cat.kiosk;

import java.util.Optional;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.till.TillsApi.OfTheBody;

/** Who holds what out to the sensor of a PC. */
record SensorForm(Factor factor, String person, String part, Care care) {

  /** That, unless the person is named by no number. */
  Optional<OfTheBody> body() {
    try {
      PhoneNumber whose = new PhoneNumber(person.strip());
      return Optional.of(new OfTheBody(factor, new HeldOut(whose, part, care)));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "SensorForm[" + factor + "]";
  }
}
