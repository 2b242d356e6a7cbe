package org.showpay.auth.meter;

import io.micrometer.observation.ObservationRegistry;

/** Steps that nobody measures; a first one has no turn to wait for, and fails. */
public class UnmeasuredSteps extends Steps {

  /** Without turns. */
  @SuppressWarnings("NullAway") // No first step is taken.
  public UnmeasuredSteps() {
    super(ObservationRegistry.NOOP, null);
  }
}
