package org.showpay.benchmarks.factors;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
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
final class Crowd {

  /** What is captured to be kept: well held out, and of a voice each digit. */
  private static final int ENROLLING = 0;

  /** Well held out, and three worse ways. */
  private static final int WAYS = 4;

  private static final String EACH_DIGIT = "3058216947";
  private static final List<Press> PRESSES =
      List.of(Press.FLAT, Press.FLAT, Press.ROTATED, Press.SMUDGED, Press.PARTIAL);
  private static final List<Look> LOOKS =
      List.of(Look.STEADY, Look.STEADY, Look.TILTED, Look.DROWSY, Look.DIM);
  private static final List<Manner> MANNERS =
      List.of(Manner.CLEAR, Manner.CLEAR, Manner.HOARSE, Manner.NOISY, Manner.FAST);

  /** Each kind of sensor. */
  static final List<Crowd> ALL =
      List.of(
          new Crowd("FINGERPRINT", new Fingerprints(), Crowd::finger),
          new Crowd("IRIS", new Irises(), Crowd::eye),
          new Crowd("VOICE", new Voices(), Crowd::voice));

  private final String name;
  private final Biometric biometric;
  private final LongFunction<Person> people;

  private Crowd(String name, Biometric biometric, LongFunction<Person> people) {
    this.name = name;
    this.biometric = biometric;
    this.people = people;
  }

  static Crowd named(String name) {
    return ALL.stream().filter(crowd -> crowd.name.equals(name)).findFirst().orElseThrow();
  }

  /** Somebody who holds something out, in one of several ways. */
  @FunctionalInterface
  interface Person {

    Capture capture(int how, long moment);
  }

  private static Person finger(long seed) {
    Skin finger = Skin.grow(seed);
    return (how, moment) -> new Capture(FingerSensor.press(finger, PRESSES.get(how), moment), "");
  }

  private static Person eye(long seed) {
    Iris eye = Iris.grow(seed);
    return (how, moment) -> new Capture(IrisSensor.look(eye, LOOKS.get(how), moment), "");
  }

  private static Person voice(long seed) {
    Throat speaker = Throat.grow(seed);
    return (how, moment) -> {
      String digits = how == ENROLLING ? EACH_DIGIT : digits(moment);
      return new Capture(Microphone.hear(speaker, digits, MANNERS.get(how), moment), digits);
    };
  }

  Person person(long seed) {
    return people.apply(seed);
  }

  double threshold() {
    return biometric.threshold();
  }

  Optional<Features> enrolled(Person person, long moment) {
    return biometric.read(person.capture(ENROLLING, moment));
  }

  /** Seven of ten captures are well held out; the others turned, poorly or in a hurry. */
  Optional<Features> later(Person person, long moment) {
    int draw = new SplittableRandom(moment).nextInt(10);
    return biometric.read(person.capture(draw < WAYS ? draw + 1 : 1, moment));
  }

  private static String digits(long moment) {
    SplittableRandom random = new SplittableRandom(~moment);
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
