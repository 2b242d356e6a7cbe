package org.showpay.stack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.Ports;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.Ending;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Secret;
import org.showpay.stack.secrets.Secrets;

/** The embedded PostgreSQL keeps its rows and lets each role into its own database only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseServerTest {

  @TempDir static Path folder;

  private StackHome home = new StackHome(Path.of("."));
  private DataFolder dataFolder = new DataFolder(home);
  private int port;
  private @Nullable Secrets drawn;
  private @Nullable DatabaseServer server;

  /** Twice, so that every test sees a server that was started on existing data. */
  @BeforeAll
  void startTwice() throws IOException {
    home = new StackHome(folder, Path.of("target", "stack", ".showpay"));
    dataFolder = new DataFolder(home);
    port = Ports.free(1).getFirst();
    drawn = Secrets.open(home.secrets(), false);
    restart();
    drawn = Secrets.open(home.secrets(), true);
    restart();
  }

  @AfterAll
  void stop() throws IOException {
    server().close();
    assertThat(dataFolder.server()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void aCommittedRowWouldSurviveACrash(String setting) throws Exception {
    assertThat(ask("SHOW " + setting)).isEqualTo("on");
  }

  @Test
  void runsTheVersionThatTheDataFolderIsCheckedFor() throws Exception {
    assertThat(ask("SHOW server_version_num")).startsWith(Integer.toString(DataFolder.POSTGRESQL));
  }

  @Test
  void aRoleOpensItsOwnDatabase() throws Exception {
    DatabaseAccess own = as(ServiceName.GATEWAY_ADAPTER, "gateway", ownPassword());
    try (Connection connection = own.open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE own_table (n int)");
      statement.execute("DROP TABLE own_table");
    }
  }

  @Test
  void theRoleThatAServiceServesAsOpensItsDatabaseAndMakesNothingThere() throws Exception {
    try (Connection connection = asApplication("gateway").open();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE own_table (n int)"))
          .hasMessageContaining("permission denied for schema public");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"auth", "pin", "issuer", "cat", "mobile", "mall", "postgres", "template1"})
  void aRoleCannotOpenAnotherDatabaseWithItsPassword(String other) {
    assertThatThrownBy(() -> as(ServiceName.GATEWAY_ADAPTER, other, ownPassword()).open())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("pg_hba");
    assertThatThrownBy(() -> asApplication(other).open())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("pg_hba");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "pin", "issuer", "postgres", "template1"})
  void noRoleHasTheRightToOpenAnotherDatabaseEvenIfTheRulesForgotIt(String other) throws Exception {
    for (String role : List.of("gateway", "gateway_app")) {
      assertThat(ask("SELECT has_database_privilege('%s', '%s', 'CONNECT')".formatted(role, other)))
          .isEqualTo("f");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    Secret wrong = secrets().ownerPasswordOf(ServiceName.AUTH_SERVER);
    assertThatThrownBy(() -> as(ServiceName.GATEWAY_ADAPTER, "gateway", wrong).open())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void theSuperuserNeedsItsPasswordToo() {
    Secret none = new Secret("postgres");
    String url = server().urlFor(ServiceName.AUTH_SERVER);
    assertThatThrownBy(() -> new DatabaseAccess(url, "postgres", none).open())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void noPasswordIsWrittenToTheServersLog() throws Exception {
    String log = Files.readString(folder.resolve("postgresql.log"));
    assertThat(log).doesNotContain(ownPassword().reveal()).doesNotContain("SCRAM-SHA-256$");
  }

  @Test
  void practiceLeavesNoTraceInTheRealDatabase() throws Exception {
    String url = server().createTrainingDatabase(ServiceName.GATEWAY_ADAPTER);
    assertThat(url).isNotEqualTo(server().urlFor(ServiceName.GATEWAY_ADAPTER));
    Connection connection = new DatabaseAccess(url, "gateway", ownPassword()).open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE practised (n int)");
    }
    new DatabaseAccess(url, "gateway_app", applicationPassword()).open().close();
    server().dropTrainingDatabase(ServiceName.GATEWAY_ADAPTER);
    assertThat(ask("SELECT count(*) FROM pg_database WHERE datname LIKE '%training'"))
        .isEqualTo("0");
  }

  @Test
  void rowsSurviveARestart() throws Exception {
    run("CREATE TABLE restarted AS SELECT 7 AS n");
    restart();
    assertThat(ask("SELECT n FROM restarted")).isEqualTo("7");
  }

  @Test
  void aServerThatWasLeftBehindIsFoundAndEndedAndItsRowsAreKept() throws Exception {
    run("CREATE TABLE orphaned AS SELECT 8 AS n");
    ProcessHandle orphan = dataFolder.server().orElseThrow();
    List<String> said = new ArrayList<>();
    dataFolder.endOrphan(said::add);
    assertThat(said).singleElement().asString().contains("process " + orphan.pid());
    assertThat(orphan.isAlive()).isFalse();
    restart();
    assertThat(ask("SELECT n FROM orphaned")).isEqualTo("8");
  }

  @Test
  void rowsSurviveACrashOfTheServer() throws Exception {
    run("CREATE TABLE crashed AS SELECT 9 AS n");
    ProcessHandle crashed = dataFolder.server().orElseThrow();
    crashed.destroyForcibly();
    Awaitility.await().until(() -> !crashed.isAlive());
    restart();
    assertThat(ask("SELECT n FROM crashed")).isEqualTo("9");
  }

  @Test
  void aForeignProcessWithTheNotedNumberIsNotTakenForTheServer(@TempDir Path other)
      throws Exception {
    StackHome foreign = new StackHome(other);
    Files.createDirectories(foreign.data());
    Process innocent = new ProcessBuilder("sleep", "60").start();
    Files.writeString(
        foreign.data().resolve("postmaster.pid"),
        "%d\n%s\n%d\n%d\n"
            .formatted(
                innocent.pid(),
                foreign.data(),
                innocent.info().startInstant().orElseThrow().getEpochSecond(),
                port));
    new DataFolder(foreign).endOrphan(line -> {});
    assertThat(Ending.isGoneWithin(innocent.toHandle(), Duration.ofMillis(200))).isFalse();
    innocent.destroyForcibly();
  }

  private Secret ownPassword() {
    return secrets().ownerPasswordOf(ServiceName.GATEWAY_ADAPTER);
  }

  private DatabaseAccess as(ServiceName service, String database, Secret password) {
    String url = "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    return new DatabaseAccess(url, Secrets.databaseOf(service), password);
  }

  private Secret applicationPassword() {
    return secrets().applicationPasswordOf(ServiceName.GATEWAY_ADAPTER);
  }

  private DatabaseAccess asApplication(String database) {
    String url = "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    return new DatabaseAccess(url, "gateway_app", applicationPassword());
  }

  private String ask(String query) throws SQLException {
    try (Connection connection = server().accessTo(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server().accessTo(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private DatabaseServer server() {
    return Objects.requireNonNull(server);
  }

  private Secrets secrets() {
    return Objects.requireNonNull(drawn);
  }

  private void restart() throws IOException {
    if (server != null) {
      server.close();
    }
    LogFile log = new LogFile(folder, "postgresql", Clock.systemUTC());
    server = DatabaseServer.start(home, port, secrets(), log);
  }
}
