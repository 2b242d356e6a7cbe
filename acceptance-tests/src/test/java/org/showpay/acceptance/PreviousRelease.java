package org.showpay.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Secrets;

/**
 * What the release before left in each database after it had told the story: its rows are kept
 * beside the tests, as {@code COPY} writes them, and the schema is what its migrations make.
 */
final class PreviousRelease {

  private static final Path ROWS = Path.of("src", "test", "resources", "previous-release");
  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern VERSION = Pattern.compile("-- schema version ([0-9.]+)");
  private static final Pattern TRANSACTIONS = Pattern.compile("-- transactions below ([0-9]+)");
  private static final Pattern TABLE =
      Pattern.compile(
          "(copy (\\S+) \\(.*?\\) from stdin);\n(.*?)^\\\\\\.$",
          Pattern.DOTALL | Pattern.MULTILINE);

  private final String database;
  private final String text;

  private PreviousRelease(String database, String text) {
    this.database = database;
    this.text = text;
  }

  /** What a service of it left. */
  static PreviousRelease of(ServiceName service) throws IOException {
    String database = Secrets.databaseOf(service);
    return new PreviousRelease(database, Files.readString(file(database), UTF_8));
  }

  /** A new server of this home that holds what it left in all databases. */
  static DatabaseServer restoreAll(StackHome home, int port, Secrets secrets)
      throws IOException, SQLException {
    LogFile log = new LogFile(home.logs(), "postgresql", Clock.systemUTC());
    DatabaseServer server = DatabaseServer.start(home, port, secrets, log);
    for (ServiceName service : ServiceName.values()) {
      DatabaseAccess owner =
          new DatabaseAccess(
              server.urlFor(service),
              Secrets.databaseOf(service),
              secrets.ownerPasswordOf(service));
      try (Connection superuser = server.accessTo(service).open()) {
        of(service).restore(migrations(service, owner), superuser);
      }
    }
    return server;
  }

  /** The migrations of a service as they are now. */
  static FluentConfiguration migrations(ServiceName service, DatabaseAccess owner) {
    return Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password().reveal())
        .locations(
            "filesystem:" + CHECKOUT.resolve("payment-contracts/src/main/resources/db/migration"),
            "filesystem:"
                + CHECKOUT.resolve(service.text()).resolve("src/main/resources/db/migration"));
  }

  /** Makes its schema in an empty database, and puts its rows there without asking triggers. */
  void restore(FluentConfiguration migrations, Connection superuser)
      throws SQLException, IOException {
    migrations
        .target(group(VERSION))
        .repeatableSqlMigrationPrefix("NONE_OF_TODAY")
        .skipDefaultCallbacks(true)
        .load()
        .migrate();
    try (Statement statement = superuser.createStatement()) {
      outnumber(statement);
      statement.execute("set session_replication_role = replica");
      statement.execute(
          """
          do $$ declare name text; begin
            for name in select oid::regclass from pg_class
                         where relkind = 'r' and relnamespace = 'public'::regnamespace loop
              execute 'truncate ' || name || ' cascade';
            end loop;
          end $$
          """);
      Matcher table = TABLE.matcher(text);
      while (table.find()) {
        copyIn(superuser, table.group(1), table.group(3));
      }
      countOn(statement);
      statement.execute("set session_replication_role = origin");
    }
  }

  /**
   * Rows that name the transaction they were written in must not lie in a new server's future. As
   * after any restore of rows alone, its count of transactions is moved on before.
   */
  private void outnumber(Statement statement) throws SQLException {
    statement.execute("set synchronous_commit = off");
    statement.execute(
        """
        do $$ begin
          while pg_current_xact_id()::text::bigint < %s loop commit; end loop;
        end $$
        """
            .formatted(group(TRANSACTIONS)));
  }

  /** Counters of identities go on behind the rows. */
  private static void countOn(Statement statement) throws SQLException {
    statement.execute(
        """
        do $$ declare c record; begin
          for c in select table_name, column_name from information_schema.columns
                    where table_schema = 'public' and is_identity = 'YES' loop
            execute format('select setval(pg_get_serial_sequence(%L, %L),'
              || ' coalesce(max(%I), 0) + 1, false) from %I',
              c.table_name, c.column_name, c.column_name, c.table_name);
          end loop;
        end $$
        """);
  }

  private static void copyIn(Connection connection, String copy, String rows)
      throws SQLException, IOException {
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(rows));
  }

  /** How many rows it left in each table. */
  Map<String, Long> tables() {
    Map<String, Long> tables = new TreeMap<>();
    Matcher table = TABLE.matcher(text);
    while (table.find()) {
      tables.put(table.group(2), table.group(3).lines().count());
    }
    return tables;
  }

  private String group(Pattern pattern) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("No '" + pattern + "' in what " + database + " left");
    }
    return found.group(1);
  }

  /** Keeps what all databases hold now, for the tests of the next release. */
  static void keep(RunningStack stack) throws SQLException, IOException {
    for (ServiceName service : stack.services()) {
      try (Connection superuser = stack.databaseOf(service).open()) {
        keep(service, superuser);
      }
    }
  }

  private static void keep(ServiceName service, Connection superuser)
      throws SQLException, IOException {
    StringBuilder text = new StringBuilder();
    text.append("-- schema version ")
        .append(
            Rows.column(
                    superuser,
                    "select version from flyway_schema_history where version is not null"
                        + " order by string_to_array(version, '.')::int[] desc limit 1")
                .getFirst())
        .append("\n-- transactions below ")
        .append(Rows.column(superuser, "select pg_snapshot_xmax(pg_current_snapshot())").getFirst())
        .append('\n');
    for (String copy : Rows.column(superuser, COPIES)) {
      StringWriter rows = new StringWriter();
      superuser
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(copy.replace(" from stdin", " to stdout"), rows);
      text.append(copy).append(";\n").append(rows).append("\\.\n");
    }
    Files.createDirectories(ROWS);
    Files.writeString(file(Secrets.databaseOf(service)), text, UTF_8);
  }

  private static final String COPIES =
      """
      select format('copy %I (%s) from stdin', table_name,
               string_agg(quote_ident(column_name), ', ' order by ordinal_position))
        from information_schema.columns join information_schema.tables
               using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
       group by table_name order by table_name
      """;

  private static Path file(String database) {
    return ROWS.resolve(database + ".copy");
  }
}
