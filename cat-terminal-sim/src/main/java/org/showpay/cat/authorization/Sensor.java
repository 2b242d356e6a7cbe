package org.showpay.cat.authorization;

/** A sensor with somebody in front of it. */
@FunctionalInterface
public interface Sensor {

  /** Takes one capture, of these digits where they are said. */
  byte[] take(String prompt);
}
