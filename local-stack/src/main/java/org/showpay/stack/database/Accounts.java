package org.showpay.stack.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.showpay.stack.secrets.Secret;

/**
 * Roles and databases; making them again changes nothing. Names come from code, never from users.
 */
final class Accounts {

  private final Connection superuser;

  Accounts(Connection superuser) {
    this.superuser = superuser;
  }

  /** Sets a password; only what it can be checked with leaves this process. */
  void setPassword(String role, Secret password) throws SQLException {
    superuser
        .unwrap(PGConnection.class)
        .alterUserPassword(role, password.reveal().toCharArray(), "scram-sha-256");
  }

  /** Lets a role into a database in which it owns nothing; the owner grants it the rest. */
  void letIn(String role, String database) throws SQLException {
    run("GRANT CONNECT ON DATABASE " + database + " TO " + role);
  }

  /** Makes a role that may do nothing but log in. */
  void createRole(String role) throws SQLException {
    if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      run("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
    }
  }

  /** Makes a database for its owner alone, until others are let in. */
  void createDatabase(String database, String owner) throws SQLException {
    if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
      run("CREATE DATABASE " + database + " OWNER " + owner);
    }
    closeToPublic(database);
  }

  /** Lets nobody in but the owner, the superuser, and who was let in by name. */
  void closeToPublic(String database) throws SQLException {
    run("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
  }

  /** Drops a database, whoever is in it. */
  void dropDatabase(String database) throws SQLException {
    run("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  }

  private boolean exists(String query, String name) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
