package org.showpay.auth.body;

import org.showpay.biometrics.Biometric;
import org.showpay.biometrics.Fingerprints;
import org.showpay.biometrics.Irises;
import org.showpay.biometrics.Voices;
import org.showpay.contracts.factor.Factor;
import org.springframework.stereotype.Component;

/** Who compares what. */
@Component
class Biometrics {

  private final Biometric fingers = new Fingerprints();
  private final Biometric eyes = new Irises();
  private final Biometric voices = new Voices();

  Biometric of(Factor factor) {
    return switch (factor) {
      case FINGERPRINT -> fingers;
      case IRIS -> eyes;
      case VOICE -> voices;
      case PASSWORD -> throw new IllegalArgumentException("A password is not of the body");
    };
  }
}
