package org.showpay.acceptance.storm;

/** What goes wrong for a while. */
public enum FaultSet {
  /** Nothing: the base line. */
  NONE,
  /** Services are killed and started at once. */
  KILL,
  /** Services stand still for one to eight seconds. */
  PAUSE,
  /** Questions between services vanish, and their callers wait in vain. */
  DROP,
  /** Connections between services are reset before the question or within the answer. */
  RESET,
  /** PostgreSQL is killed, and its connections are reset before or after statements. */
  DATABASE,
  /** Clocks of services jump by seconds, an hour or a day, and come right again. */
  CLOCK,
  /** All of these, one after the other and beside each other. */
  ALL;

  /** Whether that is a part of this. */
  public boolean has(FaultSet other) {
    return this == other || this == ALL;
  }
}
