package org.showpay.benchmarks.factors;

import java.util.Optional;
import java.util.SplittableRandom;
import org.showpay.biometrics.Biometric;
import org.showpay.biometrics.Capture;
import org.showpay.biometrics.Features;
import org.showpay.biometrics.Fingerprints;
import org.showpay.biometrics.Irises;
import org.showpay.biometrics.Voices;
import org.showpay.sensor.eye.Iris;
import org.showpay.sensor.eye.IrisSensor;
import org.showpay.sensor.eye.Look;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.finger.Skin;
import org.showpay.sensor.voice.Manner;
import org.showpay.sensor.voice.Microphone;
import org.showpay.sensor.voice.Throat;

/** Many people in front of one kind of sensor; the same seeds are the same people. */
enum Crowd {
  FINGERPRINT(new Fingerprints()) {
    @Override
    Person person(long seed) {
      Skin finger = Skin.grow(seed);
      return (how, moment) ->
          new Capture(FingerSensor.press(finger, Press.values()[how], moment), "");
    }
  },
  IRIS(new Irises()) {
    @Override
    Person person(long seed) {
      Iris eye = Iris.grow(seed);
      return (how, moment) -> new Capture(IrisSensor.look(eye, Look.values()[how], moment), "");
    }
  },
  VOICE(new Voices()) {
    @Override
    Person person(long seed) {
      Throat speaker = Throat.grow(seed);
      return (how, moment) -> {
        String digits = how == ENROLLING ? EACH_DIGIT : digits(moment);
        Manner manner = Manner.values()[Math.max(0, how)];
        return new Capture(Microphone.hear(speaker, digits, manner, moment), digits);
      };
    }
  };

  /** What is captured to be kept: well held out, and of a voice each digit. */
  static final int ENROLLING = -1;

  private static final String EACH_DIGIT = "3058216947";
  private static final int WAYS = 4;

  private final Biometric biometric;

  Crowd(Biometric biometric) {
    this.biometric = biometric;
  }

  /** Somebody who holds something out, in one of four ways. */
  @FunctionalInterface
  interface Person {

    Capture capture(int how, long moment);
  }

  abstract Person person(long seed);

  double threshold() {
    return biometric.threshold();
  }

  Optional<Features> enrolled(Person person, long moment) {
    int how = this == VOICE ? ENROLLING : 0;
    return biometric.read(person.capture(how, moment));
  }

  /** Seven of ten captures are well held out; the others turned, poorly or in a hurry. */
  Optional<Features> later(Person person, long moment) {
    int draw = new SplittableRandom(moment).nextInt(10);
    return biometric.read(person.capture(draw < WAYS ? draw : 0, moment));
  }

  private static String digits(long moment) {
    SplittableRandom random = new SplittableRandom(~moment);
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
