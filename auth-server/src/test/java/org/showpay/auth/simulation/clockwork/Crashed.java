package org.showpay.auth.simulation.clockwork;

/** Ends whatever a process was doing when it died; no code of ours catches it. */
public final class Crashed extends Error {

  private static final long serialVersionUID = 1L;

  Crashed() {
    super("the process died", null, false, false);
  }
}
