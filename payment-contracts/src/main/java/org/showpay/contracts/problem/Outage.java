package org.showpay.contracts.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether something failed because the database cannot be used just now. */
final class Outage {

  private static final String READ_ONLY = "25006";
  private static final int CLASS = 2;

  /** Connection lost or refused, no resources left (connections, disk), server going down. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  /** Our own time-out or a cancelled statement: the database is there and too slow. */
  private static final String CANCELLED = "57014";

  private Outage() {}

  /** True also when no connection became free in time: the pool says so by its own exception. */
  static boolean isBehind(@Nullable Object failure) {
    return failure instanceof Throwable thrown
        && Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
            .anyMatch(Outage::isOne);
  }

  private static boolean isOne(Throwable cause) {
    if (!(cause instanceof SQLException failed)) {
      return false;
    }
    return cause instanceof SQLTransientConnectionException || isOne(failed.getSQLState());
  }

  private static boolean isOne(@Nullable String state) {
    return state != null
        && state.length() > CLASS
        && !state.equals(CANCELLED)
        && (state.equals(READ_ONLY) || CLASSES.contains(state.substring(0, CLASS)));
  }
}
