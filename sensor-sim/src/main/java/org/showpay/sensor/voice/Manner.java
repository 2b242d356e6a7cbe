package org.showpay.sensor.voice;

/** How somebody speaks. */
public enum Manner {
  /** As on other days. */
  CLEAR,
  /** With a cold: breathy, and the resonances a little off. */
  HOARSE,
  /** In a shop with music. */
  NOISY,
  /** In a hurry. */
  FAST
}
