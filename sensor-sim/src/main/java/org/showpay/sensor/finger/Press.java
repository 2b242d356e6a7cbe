package org.showpay.sensor.finger;

/** How a finger is laid on the sensor. */
public enum Press {
  /** As one does who knows it: some degrees and millimetres off. */
  FLAT,
  /** Turned by 20 to 40 degrees. */
  ROTATED,
  /** Damp or dragged: a part of the ridges runs together. */
  SMUDGED,
  /** Half of the finger is beside the sensor. */
  PARTIAL
}
