package org.showpay.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Where Citus would put each table, by the migration for it. Citus is not here: the migration runs
 * on plain PostgreSQL in a schema of its own, with functions that note what they are called for.
 */
final class Placement implements AutoCloseable {

  private static final String SCHEMA = "spread";
  private static final Path MIGRATION =
      Path.of("src/main/resources/db/citus/V9000__spread_by_key.sql");

  private static final String NOTING =
      """
      create table order_claim (merchant_id uuid);
      create table placed (name text primary key, key text, beside text);
      create function create_reference_table(name text) returns void language sql
        as $$ insert into placed values (name, null, 'reference') $$;
      create function create_distributed_table(name text, key text, colocate_with text default null)
        returns void language sql
        as $$ insert into placed
              values (name, key, coalesce(nullif(colocate_with, 'none'), name)) $$;
      """;

  /** Unique constraints and indices without the key of their table. */
  private static final String UNIQUE_WITHOUT_KEY =
      """
      select x.relname
        from pg_index i
        join pg_class x on x.oid = i.indexrelid
        join pg_class t on t.oid = i.indrelid
        join spread.placed p on p.name = t.relname
       where t.relnamespace = ?::regnamespace and i.indisunique and p.key is not null
         and not exists (select from pg_attribute a
                          where a.attrelid = t.oid and a.attname = p.key
                            and a.attnum = any (i.indkey))
      """;

  /** Foreign keys to rows that may be elsewhere; a reference table is everywhere. */
  private static final String REFERENCES_ACROSS =
      """
      select c.conname
        from pg_constraint c
        join pg_class t on t.oid = c.conrelid
        join pg_class f on f.oid = c.confrelid
        left join spread.placed own on own.name = t.relname
        left join spread.placed other on other.name = f.relname
       where c.contype = 'f' and c.connamespace = ?::regnamespace
         and coalesce(other.beside, '') <> 'reference'
         and (own.name is not null or other.name is not null)
         and (own.key is null or other.key is null or own.beside <> other.beside
              or not exists (
                select from generate_subscripts(c.conkey, 1) n
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[n]
                  join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[n]
                 where a.attname = own.key and b.attname = other.key))
      """;

  private final Connection connection;

  /** A table that is spread, by which column. */
  record Spread(String table, String key) {

    /** True when the statement is about this table and does not say which of its rows by key. */
    boolean isMissedBy(String sql) {
      Matcher named =
          Pattern.compile(
                  "(?:from|join|update|into|,)\\s+" + table + "\\b(?:\\s+(?:as\\s+)?(\\w+))?")
              .matcher(sql);
      while (named.find()) {
        String alias = named.group(1) == null ? table : "(?:" + named.group(1) + "|" + table + ")";
        boolean asked =
            sql.matches("(?s).*(?<![.\\w])(?:" + alias + "\\.)?" + key + "\\s*=\\s*\\?.*");
        boolean written =
            sql.matches("(?s).*into " + table + "\\s*\\([^)]*\\b" + key + "\\b[^)]*\\).*");
        if (!asked && !written) {
          return true;
        }
      }
      return false;
    }
  }

  Placement(DataSource dataSource) throws SQLException, IOException {
    Flyway.configure().dataSource(dataSource).schemas(SCHEMA).load().migrate();
    connection = dataSource.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = " + SCHEMA);
      statement.execute(NOTING);
      statement.execute(Files.readString(MIGRATION));
    }
  }

  /** Constraints that need more than one node, as the tables of this schema have them. */
  Set<String> constraintsAcross(String schema) throws SQLException {
    Set<String> across = new TreeSet<>(column(UNIQUE_WITHOUT_KEY, schema));
    across.addAll(column(REFERENCES_ACROSS, schema));
    return across;
  }

  /** Each table with its key, or the word for a table without one. */
  Set<String> tables() throws SQLException {
    return new TreeSet<>(
        column(
            """
            select t.relname || ' ' || case when p.beside = 'reference' then 'reference'
                     else coalesce(p.key, 'local') end
              from pg_class t left join spread.placed p on p.name = t.relname
             where t.relkind = 'r' and t.relnamespace = ?::regnamespace
               and t.relname <> 'flyway_schema_history'
            """,
            "public"));
  }

  List<Spread> spread() throws SQLException {
    return column(
            "select name || ' ' || key from spread.placed where key is not null and ? is not null",
            SCHEMA)
        .stream()
        .map(line -> new Spread(line.split(" ", -1)[0], line.split(" ", -1)[1]))
        .collect(Collectors.toList());
  }

  private List<String> column(String sql, String schema) throws SQLException {
    List<String> column = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          column.add(row.getString(1));
        }
      }
    }
    return column;
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop schema " + SCHEMA + " cascade");
      statement.execute("reset search_path");
    } finally {
      connection.close();
    }
  }
}
