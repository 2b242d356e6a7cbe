package org.showpay.contracts.vitals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for the time, on a connection of its own: that all others are taken says
 * nothing against the database, and an answer must not wait behind payments.
 */
class DatabaseClock {

  private static final String QUESTION =
      "select clock_timestamp(), current_setting('transaction_read_only')";
  private static final int SECONDS_FOR_AN_ANSWER = 1;

  /** What took longer says little of what time it is, and nothing that is not known better. */
  private static final Duration QUICK = Duration.ofMillis(500);

  private final String url;
  private final Properties access = new Properties();
  private final DatabaseTime time;
  private @Nullable Connection line;

  DatabaseClock(String url, String user, String password, DatabaseTime time) {
    this.url = url;
    this.time = time;
    access.setProperty("user", user);
    access.setProperty("password", password);
    access.setProperty("ApplicationName", "pulse");
    access.setProperty("connectTimeout", "2");
    access.setProperty("loginTimeout", "2");
    // For a server that was paused or cut off, and so will not even say that it stops asking.
    access.setProperty("socketTimeout", "2");
  }

  /**
   * How far the machine's clock is ahead of the database's, or behind where it is negative; the
   * time that the question took is in its favour. The service's own time is set by the answer.
   *
   * @throws SQLException when the database does not answer, or takes nothing that is written
   */
  Duration ahead() throws SQLException {
    Connection held = line;
    if (held != null) {
      try {
        return ask(held);
      } catch (SQLException broken) {
        // A server that was started anew is there, and this connection to it is not.
        close();
      }
    }
    Connection fresh = DriverManager.getConnection(url, access);
    line = fresh;
    try {
      return ask(fresh);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private Duration ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS_FOR_AN_ANSWER);
      Instant before = time.machine().instant();
      long from = System.nanoTime();
      try (ResultSet row = statement.executeQuery(QUESTION)) {
        row.next();
        if (!row.getString(2).equals("off")) {
          throw new SQLException("The database takes nothing that is written");
        }
        long at = System.nanoTime();
        Instant after = before.plusNanos(at - from);
        Duration ahead = ahead(before, row.getObject(1, OffsetDateTime.class).toInstant(), after);
        if (at - from < QUICK.toNanos() || !time.isTold()) {
          time.is(after.minus(ahead), at);
        }
        return ahead;
      }
    }
  }

  /** Nothing, where the database's moment may have been between the question and the answer. */
  static Duration ahead(Instant before, Instant database, Instant after) {
    if (database.isBefore(before)) {
      return Duration.between(database, before);
    }
    return database.isAfter(after) ? Duration.between(database, after) : Duration.ZERO;
  }

  void close() {
    Connection held = line;
    line = null;
    if (held != null) {
      try {
        held.close();
      } catch (SQLException gone) {
        // It was.
      }
    }
  }
}
