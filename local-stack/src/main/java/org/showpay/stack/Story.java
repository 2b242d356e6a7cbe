package org.showpay.stack;

import java.io.PrintWriter;

/** A story that is acted out with the services of a running stack. */
@FunctionalInterface
public interface Story {

  /**
   * Acts it out and prints each step.
   *
   * @return true when every step went as it is told
   */
  boolean tell(RunningStack stack, PrintWriter out);

  /** Leaves something to play with, and says how; only where the stack stays up afterwards. */
  default void leaveToPlayWith(RunningStack stack, PrintWriter out) {}
}
