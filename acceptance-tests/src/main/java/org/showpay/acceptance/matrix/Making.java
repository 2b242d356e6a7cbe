package org.showpay.acceptance.matrix;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.showpay.acceptance.proxy.Fault;

/** How a square of the matrix is made. */
sealed interface Making {

  /** So many of a thousand exchanges that fit are struck, each by one of these. */
  record OnTheWay(int perMille, String what, List<Function<Random, Fault>> kinds)
      implements Making {}

  /** Nobody can connect for a moment, again and again. */
  record AtTheDoor(boolean answered) implements Making {}

  /** Whoever is called stands still, or is killed, again and again. */
  record ToTheProcess(Deed deed) implements Making {}

  /** It is not made here. */
  record NotMade(String why) implements Making {}

  /** What is done to whoever is called. */
  enum Deed {
    STANDS_STILL,
    IS_STARTED_AGAIN,
    DATABASE_IS_STARTED_AGAIN,
    SESSIONS_END
  }
}
