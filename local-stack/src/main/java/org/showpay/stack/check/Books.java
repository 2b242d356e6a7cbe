package org.showpay.stack.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.invariant.Look;
import org.showpay.stack.suite.Suite;

/** Where the checker looks. */
@FunctionalInterface
public interface Books {

  /** Looks at the databases as they are now. */
  Look look() throws SQLException;

  /** Those of a suite. */
  static Books of(Suite suite) {
    return of(suite::databaseOf, suite.trustedKeys());
  }

  /** The databases that are reached like this: each look is one snapshot of each, read only. */
  static Books of(Function<ServiceName, DatabaseAccess> databases, TrustedKeys keys) {
    return () -> new Snapshots(databases, keys);
  }

  /** Opens a database when it is first asked for. */
  final class Snapshots implements Look {

    private final Function<ServiceName, DatabaseAccess> databases;
    private final TrustedKeys keys;
    private final Map<ServiceName, Connection> open = new EnumMap<>(ServiceName.class);

    Snapshots(Function<ServiceName, DatabaseAccess> databases, TrustedKeys keys) {
      this.databases = databases;
      this.keys = keys;
    }

    @Override
    public Connection at(ServiceName service) throws SQLException {
      Connection connection = open.get(service);
      if (connection == null) {
        connection = databases.apply(service).open();
        open.put(service, connection);
        begin(connection);
      }
      return connection;
    }

    @Override
    public TrustedKeys trustedKeys() {
      return keys;
    }

    private static void begin(Connection connection) throws SQLException {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local statement_timeout = '60s'");
      }
    }

    @Override
    public void close() throws SQLException {
      for (Connection connection : open.values()) {
        connection.close();
      }
    }
  }
}
