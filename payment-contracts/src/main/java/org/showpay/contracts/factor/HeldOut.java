package org.showpay.contracts.factor;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.subscriber.PhoneNumber;

/**
 * What somebody holds out to a simulated sensor.
 *
 * @param person whose body it is, by the number of their phone
 * @param part which finger or eye, as it is called; there is one voice
 * @param care how it is held out; well, where nothing is said
 */
public record HeldOut(PhoneNumber person, String part, Care care) {

  /** Takes it. */
  public HeldOut(PhoneNumber person, @Nullable String part, @Nullable Care care) {
    this.person = person;
    this.part = part == null ? "" : part;
    this.care = care == null ? Care.WELL : care;
  }

  /** How well something is held out. */
  public enum Care {
    /** As one does who knows it. */
    WELL,
    /** Turned or tilted. */
    TURNED,
    /** A smudge, dim light, a cold. */
    POORLY,
    /** Half beside the sensor, half asleep, in a hurry. */
    HASTY
  }

  @Override
  public String toString() {
    return "HeldOut[" + care + "]";
  }
}
