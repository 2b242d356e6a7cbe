package org.showpay.acceptance.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;

/** What PostgreSQL says of itself. */
final class DatabaseProbe implements AutoCloseable {

  private static final String WRITTEN = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

  private static final String SIZE =
      "select sum(pg_database_size(datname)) from pg_database where not datistemplate";

  private static final String PAYMENTS = "select count(*) from payment";

  /** Those of our own looks are the superuser's. */
  private static final String CONNECTIONS =
      """
      select datname, count(*) from pg_stat_activity
       where backend_type = 'client backend' and usename <> 'postgres' group by datname
      """;

  private final Connection connection;
  private final Statement statement;

  DatabaseProbe(Stand stand) throws SQLException {
    this.connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
    this.statement = connection.createStatement();
  }

  /** All that was ever written into the write-ahead log, in bytes. */
  long written() throws SQLException {
    return one(WRITTEN);
  }

  /** All databases, in bytes. */
  long size() throws SQLException {
    return one(SIZE);
  }

  /** Payments that were ever begun. */
  long payments() throws SQLException {
    return one(PAYMENTS);
  }

  /** What is still to be done. */
  long backlog(String query) throws SQLException {
    return one(query);
  }

  /** Who is connected to which database; who is not has no entry. */
  Map<String, Long> connections() throws SQLException {
    Map<String, Long> connections = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(CONNECTIONS)) {
      while (row.next()) {
        connections.put(row.getString(1), row.getLong(2));
      }
    }
    return connections;
  }

  private long one(String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
