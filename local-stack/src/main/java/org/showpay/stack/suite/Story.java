package org.showpay.stack.suite;

import java.io.PrintWriter;

/** A story that is acted out with the services of a suite. */
@FunctionalInterface
public interface Story {

  /**
   * Acts it out and prints each step.
   *
   * @return true when every step went as it is told
   */
  boolean tell(Suite suite, PrintWriter out);

  /** Leaves something to play with, and says how; only where the suite stays up afterwards. */
  default void leaveToPlayWith(Suite suite, PrintWriter out) {}
}
