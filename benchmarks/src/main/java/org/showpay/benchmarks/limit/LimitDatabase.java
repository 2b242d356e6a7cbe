package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;

/**
 * The tables of the three services through which a payment goes, in one database, since pgbench
 * goes into one only: made by the services' own migrations, on the server that they use.
 */
public final class LimitDatabase {

  /** Each has a schema, named as its database is elsewhere; the first needs no name in scripts. */
  public static final Map<String, ServiceName> SCHEMAS =
      Map.of(
          "auth", ServiceName.AUTH_SERVER,
          "gateway", ServiceName.GATEWAY_ADAPTER,
          "issuer", ServiceName.CARD_ISSUER);

  private static final String NAME = "payment_limit";

  private final DatabaseAccess access;

  private LimitDatabase(DatabaseAccess access) {
    this.access = access;
  }

  /** Makes it anew beside another database of the server. */
  public static LimitDatabase make(DatabaseAccess beside, Path checkout, int subscribers)
      throws SQLException, IOException {
    try (Connection superuser = beside.open()) {
      run(superuser, "drop database if exists " + NAME + " with (force)");
      run(superuser, "create database " + NAME);
    }
    String url = beside.url().replaceFirst("/[^/]+$", "/" + NAME);
    LimitDatabase made =
        new LimitDatabase(new DatabaseAccess(url, beside.user(), beside.password()));
    try (Connection connection = made.access.open()) {
      for (Map.Entry<String, ServiceName> schema : SCHEMAS.entrySet()) {
        migrate(connection, schema.getKey(), checkout.resolve(schema.getValue().text()));
      }
      run(connection, "alter database " + NAME + " set search_path = auth, gateway, issuer");
      fill(connection, subscribers);
    }
    return made;
  }

  private static void migrate(Connection connection, String schema, Path module)
      throws SQLException, IOException {
    run(connection, "create schema " + schema);
    run(connection, "set search_path = " + schema);
    List<Path> migrations;
    try (Stream<Path> files = Files.list(module.resolve("src/main/resources/db/migration"))) {
      migrations =
          files
              .filter(file -> String.valueOf(file.getFileName()).startsWith("V"))
              .sorted(Comparator.comparingInt(LimitDatabase::version))
              .toList();
    }
    for (Path migration : migrations) {
      run(connection, Files.readString(migration));
    }
  }

  private static int version(Path migration) {
    String name = String.valueOf(migration.getFileName());
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static void fill(Connection connection, int subscribers)
      throws SQLException, IOException {
    run(connection, "set search_path = auth, gateway, issuer");
    run(
        connection,
        resource("limit-people.sql").replace(":subscribers", Integer.toString(subscribers)));
    run(connection, "analyze");
  }

  private static String resource(String name) throws IOException {
    try (var content = LimitDatabase.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Draws what the next payments are about, just in time: codes live three minutes. */
  public void refill(int payments) throws SQLException, IOException {
    try (Connection connection = access.open()) {
      run(connection, resource("limit-draws.sql").replace(":payments", Integer.toString(payments)));
      run(connection, "vacuum analyze draw, auth.pay_code, auth.handset");
    }
  }

  /** Has PostgreSQL know how large all of its tables are, and what stands in them. */
  void lookAtTables() throws SQLException {
    try (Connection connection = access.open()) {
      run(connection, "vacuum (analyze)");
    }
  }

  /** How many payments stand in it, each approved. */
  public long approved() throws SQLException {
    try (Connection connection = access.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from auth.payment p join issuer.authorization_log l"
                    + " on l.payment_id = p.id and l.outcome = 'APPROVED'"
                    + " join gateway.journal j on j.payment_id = p.id and j.outcome = 'APPROVED'"
                    + " where p.state = 'APPROVED'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Takes it away again. */
  public void drop(DatabaseAccess beside) throws SQLException {
    try (Connection superuser = beside.open()) {
      run(superuser, "drop database if exists " + NAME + " with (force)");
    }
  }

  /** The tables of a database. */
  static Set<String> tablesOf(DatabaseAccess database) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (Connection connection = database.open();
        PreparedStatement statement =
            connection.prepareStatement(
                "select table_name from information_schema.tables where table_schema = 'public'");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return tables;
  }

  /** Where it is, for a program of PostgreSQL's own. */
  void tell(Map<String, String> environment) {
    URI address = URI.create(access.url().substring("jdbc:".length()));
    Map<String, String> told = new HashMap<>();
    told.put("PGHOST", address.getHost());
    told.put("PGPORT", Integer.toString(address.getPort()));
    told.put("PGDATABASE", NAME);
    told.put("PGUSER", access.user());
    told.put("PGPASSWORD", access.password().reveal());
    environment.putAll(told);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
