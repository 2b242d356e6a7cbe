package org.showpay.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.check.Books;
import org.showpay.stack.invariant.Look;

/**
 * The books of a running stack with something wrong in them that only the checker sees: it is
 * written without triggers, in transactions that are rolled back.
 */
final class PlantedBooks implements Books, Look {

  private final RunningStack stack;
  private final TrustedKeys trustedKeys;
  private final Map<ServiceName, Connection> open = new EnumMap<>(ServiceName.class);

  PlantedBooks(RunningStack stack) {
    this(stack, stack.trustedKeys());
  }

  PlantedBooks(RunningStack stack, TrustedKeys trustedKeys) {
    this.stack = stack;
    this.trustedKeys = trustedKeys;
  }

  /** Writes into a database. */
  void plant(ServiceName service, String sql) throws SQLException {
    try (Statement statement = at(service).createStatement()) {
      if (statement.executeUpdate(sql) == 0) {
        throw new IllegalStateException("This plants nothing: " + sql);
      }
    }
  }

  @Override
  public Look look() {
    return this;
  }

  @Override
  public Connection at(ServiceName service) throws SQLException {
    Connection connection = open.get(service);
    if (connection == null) {
      connection = stack.databaseOf(service).open();
      open.put(service, connection);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local session_replication_role = replica");
        statement.execute("set local lock_timeout = '10s'");
      }
    }
    return connection;
  }

  @Override
  public TrustedKeys trustedKeys() {
    return trustedKeys;
  }

  /** A look is over, and what is planted stays for the next one. */
  @Override
  public void close() {}

  /** Takes back what was planted. */
  void rollBack() throws SQLException {
    for (Connection connection : open.values()) {
      connection.rollback();
      connection.close();
    }
    open.clear();
  }
}
