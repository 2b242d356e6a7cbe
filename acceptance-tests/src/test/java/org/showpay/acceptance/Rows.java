package org.showpay.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;

/** Looks into the services' databases with all rights, as an auditor would. */
final class Rows {

  private final RunningStack stack;

  Rows(RunningStack stack) {
    this.stack = stack;
  }

  /** Two columns of a query, as a map. */
  Map<String, String> map(ServiceName service, String query) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = stack.databaseOf(service).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2));
      }
    }
    return rows;
  }

  /** The first column of a query. */
  static List<String> column(Connection connection, String query) throws SQLException {
    List<String> column = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        column.add(row.getString(1));
      }
    }
    return column;
  }

  /** Every row of every table of a service, as JSON. */
  List<String> everyRow(ServiceName service) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = stack.databaseOf(service).open();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "select quote_ident(table_name) from information_schema.tables"
                  + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery("select to_jsonb(t)::text from " + table + " t")) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
      }
    }
    return rows;
  }
}
