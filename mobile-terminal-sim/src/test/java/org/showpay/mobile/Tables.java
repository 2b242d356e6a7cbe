package org.showpay.mobile;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as somebody sees it who stole it. */
final class Tables {

  private Tables() {}

  /** Every row of every table, as text. */
  static String everythingIn(JdbcClient database) {
    String tables = "select quote_ident(tablename) from pg_tables where schemaname = 'public'";
    return column(database, tables).stream()
        .flatMap(table -> column(database, "select t::text from " + table + " t").stream())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> column(JdbcClient database, String sql) {
    return database.sql(sql).query((row, number) -> row.getString(1)).list();
  }
}
