package org.showpay.sensor.eye;

/** How an eye is held to the camera. */
public enum Look {
  /** Open, in good light. */
  STEADY,
  /** The head is tilted by up to 20 degrees. */
  TILTED,
  /** Eyelids hide a good part of it. */
  DROWSY,
  /** Badly lit: half as much noise again. */
  DIM
}
