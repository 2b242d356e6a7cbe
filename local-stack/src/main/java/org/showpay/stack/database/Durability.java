package org.showpay.stack.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.showpay.stack.machine.StackFailure;

/**
 * What makes a committed row survive a crash; the embedded server would switch it off by itself.
 */
final class Durability {

  static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

  private Durability() {}

  /**
   * Asks the running server.
   *
   * @throws StackFailure when a setting is not on: money is not written to such a server
   */
  static void check(Connection connection) throws SQLException {
    for (String setting : SETTINGS) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW " + setting)) {
        if (!row.next() || !"on".equals(row.getString(1))) {
          throw StackFailure.whileStarting(
              "PostgreSQL runs without " + setting + ", and so would lose payments in a crash.");
        }
      }
    }
  }
}
