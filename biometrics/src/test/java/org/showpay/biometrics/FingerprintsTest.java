package org.showpay.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.finger.Skin;

/** Fingers are known again, and no other ones are taken for them. */
class FingerprintsTest {

  private static final Fingerprints FINGERS = new Fingerprints();
  private static List<Skin> people;

  @BeforeAll
  static void grow() {
    people = LongStream.range(100, 106).mapToObj(Skin::grow).toList();
  }

  @Test
  void knowsAFingerAgainHoweverItIsLaidDown() {
    for (Skin finger : people) {
      Template kept = read(finger, Press.FLAT, 1).template();
      for (Press press : List.of(Press.FLAT, Press.ROTATED, Press.SMUDGED)) {
        assertThat(read(finger, press, 2).likeness(kept))
            .as("%s", press)
            .isGreaterThan(FINGERS.threshold());
      }
    }
  }

  @Test
  void takesNobodyForAnother() {
    for (Skin one : people) {
      Template kept = read(one, Press.FLAT, 1).template();
      for (Skin other : people) {
        if (other != one) {
          assertThat(read(other, Press.FLAT, 3).likeness(kept)).isLessThan(FINGERS.threshold());
        }
      }
    }
  }

  @Test
  void readsNoFrameOfAnotherSizeAndNothingOutOfNoise() {
    assertThat(FINGERS.read(new Capture(new byte[0], ""))).isEmpty();
    assertThat(FINGERS.read(new Capture(new byte[1_000], ""))).isEmpty();
    byte[] blank = new byte[Fingerprints.WIDTH * Fingerprints.HEIGHT];
    assertThat(FINGERS.read(new Capture(blank, ""))).isEmpty();
    SplittableRandom random = new SplittableRandom(5);
    Template kept = read(people.getFirst(), Press.FLAT, 1).template();
    byte[] noise = new byte[blank.length];
    random.nextBytes(noise);
    FINGERS
        .read(new Capture(noise, ""))
        .ifPresent(seen -> assertThat(seen.likeness(kept)).isLessThan(FINGERS.threshold()));
  }

  @Test
  void aFingerIsTheSameFingerEachTimeItIsGrownAndNoTwoPressesAreAlike() {
    byte[] press = FingerSensor.press(Skin.grow(100), Press.FLAT, 1);
    assertThat(press).isEqualTo(FingerSensor.press(people.getFirst(), Press.FLAT, 1));
    assertThat(press).isNotEqualTo(FingerSensor.press(people.getFirst(), Press.FLAT, 2));
  }

  private static Features read(Skin finger, Press press, long moment) {
    byte[] frame = FingerSensor.press(finger, press, moment);
    return FINGERS.read(new Capture(frame, "")).orElseThrow();
  }
}
