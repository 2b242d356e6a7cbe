package org.showpay.stack.look;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/** What the rows and tables themselves say. */
final class DatabaseLooks {

  private DatabaseLooks() {}

  /** The codes that were made here, and not the rule that they should have been made by. */
  static Outcome lifeOfCodes(Premises premises) throws SQLException {
    List<String> row =
        row(
            premises,
            """
            select count(*), max(expires_at - issued_at),
                   coalesce(max(expires_at - issued_at) <= interval '60 seconds', false)
              from pay_code where kind = 'ONLINE'
            """);
    if (row.getFirst().equals("0")) {
      return new Outcome.NotRun("no code was made here yet: ./showpay demo makes some");
    }
    String words = "%s online codes, the longest lived %s".formatted(row.get(0), row.get(1));
    return row.get(2).equals("t") ? new Outcome.Passed(words) : new Outcome.Failed(words);
  }

  static Outcome oneLiveCode(Premises premises) throws SQLException {
    List<String> indexes =
        column(
            premises,
            ServiceName.AUTH_SERVER,
            """
            select indexdef from pg_indexes
             where tablename = 'pay_code' and indexdef like 'CREATE UNIQUE INDEX%'
               and indexdef like '%WHERE%LIVE%'
            """);
    return indexes.isEmpty()
        ? new Outcome.Failed("no unique index over live codes")
        : new Outcome.Passed(indexes.getFirst());
  }

  static Outcome argon2(Premises premises) throws SQLException {
    List<String> row =
        row(
            premises,
            """
            select count(*),
                   count(*) filter (
                     where hash !~ '^\\$argon2id\\$v=19\\$m=(19456|[2-9][0-9]{4,}|[0-9]{6,}),t=')
              from factor where kind in ('LOGIN_PASSWORD', 'PAYMENT_PASSWORD')
            """);
    if (row.getFirst().equals("0")) {
      return new Outcome.NotRun("nobody was enrolled here yet: ./showpay demo does it");
    }
    String words = "of %s password hashes %s are weaker".formatted(row.get(0), row.get(1));
    return row.get(1).equals("0") ? new Outcome.Passed(words) : new Outcome.Failed(words);
  }

  /** A time without its zone would be read in that of whoever reads it. */
  static Outcome utc(Premises premises) throws SQLException {
    List<String> zoneless = new ArrayList<>();
    int times = 0;
    for (ServiceName service : ServiceName.values()) {
      for (String found :
          column(
              premises,
              service,
              """
              select table_name || '.' || column_name || ' ' || data_type
                from information_schema.columns
               where table_schema = 'public' and data_type like 'timestamp%'
                 and table_name <> 'flyway_schema_history'
              """)) {
        times++;
        if (found.endsWith("without time zone")) {
          zoneless.add(found);
        }
      }
    }
    return zoneless.isEmpty() && times > 0
        ? new Outcome.Passed("%d columns of times, all with a zone".formatted(times))
        : new Outcome.Failed("without a zone: " + zoneless);
  }

  /** The tables of a service in which somebody's phone number stands in clear, and how many. */
  static List<String> numbersInClear(Premises premises, ServiceName service) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table :
        column(
            premises,
            service,
            """
            select quote_ident(table_name) from information_schema.columns
             where table_schema = 'public' and column_name = 'phone_number'
            """)) {
      String count = "select count(*) from " + table + " where phone_number is not null";
      String inClear = column(premises, service, count).getFirst();
      if (!inClear.equals("0")) {
        found.add(
            "%s phone numbers in clear in %s of %s".formatted(inClear, table, service.text()));
      }
    }
    return found;
  }

  private static List<String> row(Premises premises, String query) throws SQLException {
    try (Connection connection = premises.suite().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        columns.add(String.valueOf(row.getString(i)));
      }
      return columns;
    }
  }

  static List<String> column(Premises premises, ServiceName service, String query)
      throws SQLException {
    try (Connection connection = premises.suite().databaseOf(service).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> column = new ArrayList<>();
      while (row.next()) {
        column.add(String.valueOf(row.getString(1)));
      }
      return column;
    }
  }
}
