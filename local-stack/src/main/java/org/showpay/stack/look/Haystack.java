package org.showpay.stack.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/** A place in which a secret may have been left behind. */
interface Haystack {

  String name();

  boolean holds(String needle) throws SQLException;

  /** The rows of each service, what each prints, and what PostgreSQL writes ahead. */
  static List<Haystack> all(Premises premises) throws IOException, SQLException {
    List<Haystack> all = new ArrayList<>();
    for (ServiceName service : ServiceName.values()) {
      all.add(rowsOf(premises, service));
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(premises.logs(), "*.log")) {
      for (Path log : logs) {
        all.add(new Text(log.toString(), Files.readString(log, StandardCharsets.ISO_8859_1)));
      }
    }
    all.add(new Writes(premises));
    return all;
  }

  private static Haystack rowsOf(Premises premises, ServiceName service) throws SQLException {
    StringBuilder rows = new StringBuilder();
    for (String table :
        DatabaseLooks.column(
            premises,
            service,
            "select quote_ident(table_name) from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      DatabaseLooks.column(premises, service, "select to_jsonb(t)::text from " + table + " t")
          .forEach(row -> rows.append(row).append('\n'));
    }
    return new Text("the rows of " + service.text(), rows.toString());
  }

  /** What was read once. */
  record Text(String name, String text) implements Haystack {

    @Override
    public boolean holds(String needle) {
      return text.contains(needle);
    }
  }

  /** What PostgreSQL writes ahead: also rows that are gone. */
  record Writes(Premises premises) implements Haystack {

    @Override
    public String name() {
      return "PostgreSQL's log of writes";
    }

    @Override
    public boolean holds(String needle) throws SQLException {
      try (Connection connection = premises.suite().databaseOf(ServiceName.AUTH_SERVER).open();
          PreparedStatement search =
              connection.prepareStatement(
                  """
                  select exists (
                    select from pg_ls_waldir() f
                     where position(convert_to(?, 'UTF8')
                                    in pg_read_binary_file('pg_wal/' || f.name)) > 0)
                  """)) {
        search.setString(1, needle);
        try (ResultSet row = search.executeQuery()) {
          row.next();
          return row.getBoolean(1);
        }
      }
    }
  }
}
