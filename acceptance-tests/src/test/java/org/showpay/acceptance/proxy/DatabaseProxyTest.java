package org.showpay.acceptance.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.StackPlan;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Secrets;

/** What the proxy does to a database's clients, with a real PostgreSQL. */
class DatabaseProxyTest {

  private static final Link LINK = new Link("service", "database");

  @TempDir static Path folder;

  private static DatabaseServer server;
  private static DatabaseAccess database;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final AtomicReference<FaultPlan> plan = new AtomicReference<>(FaultPlan.NONE);
  private FaultProxy proxy;

  @BeforeAll
  static void startDatabase() throws IOException {
    StackPlan plan = StackPlan.of(Path.of("..").toAbsolutePath().normalize()).beside(folder);
    StackHome home = plan.home();
    home.create();
    server =
        DatabaseServer.start(
            home,
            plan.databasePort(),
            Secrets.open(home.secrets(), false),
            new LogFile(home.logs(), "postgresql", Clock.systemUTC()));
    database = server.accessTo(ServiceName.AUTH_SERVER);
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    server.close();
  }

  @BeforeEach
  void start() throws IOException, SQLException {
    proxy =
        FaultProxy.postgres(
            LINK,
            port(),
            e -> {
              seen.add(e.what());
              return plan.get().faultFor(e);
            });
    try (Connection direct = straight();
        Statement statement = direct.createStatement()) {
      statement.execute("drop table if exists paid; create table paid (id uuid primary key)");
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @Test
  void namesATransactionByAllThatItHasDone() throws SQLException {
    try (Connection connection = proxied()) {
      connection.setAutoCommit(false);
      insert(connection, UUID.randomUUID());
      assertThat(seen.getLast()).isEqualTo("sql: insert into paid values ($1)");
      connection.commit();
    }
    assertThat(seen).contains("commit: insert into paid values ($1)");
    assertThat(paid()).isEqualTo(1);
  }

  @Test
  void keepsNamesWhenStatementsArePreparedByTheServer() throws SQLException {
    try (Connection connection = proxied()) {
      for (int i = 0; i < 12; i++) {
        insert(connection, UUID.randomUUID());
      }
    }
    assertThat(seen.stream().filter("commit: insert into paid values ($1)"::equals)).hasSize(12);
    assertThat(paid()).isEqualTo(12);
  }

  @Test
  void endsAServiceBeforeItsCommit() throws SQLException {
    UUID id = UUID.randomUUID();
    plan.set(new NamedFault(LINK, "^commit: insert", Set.of(id), new Fault.Before(() -> {})));
    assertThatThrownBy(() -> commit(id)).isInstanceOf(SQLException.class);
    assertThat(paid()).isZero();
  }

  @Test
  void endsAServiceAfterItsCommitAndBeforeItKnows() throws SQLException {
    UUID id = UUID.randomUUID();
    plan.set(new NamedFault(LINK, "^commit: insert", Set.of(id), new Fault.After(() -> {})));
    assertThatThrownBy(() -> commit(id)).isInstanceOf(SQLException.class);
    assertThat(paid()).isEqualTo(1);
  }

  /** It comes back on the same rows, after a kill that no client was told of. */
  @Test
  void outlivesAKillOfTheServer() throws Exception {
    commit(UUID.randomUUID());
    server.kill();
    assertThatThrownBy(() -> commit(UUID.randomUUID())).isInstanceOf(SQLException.class);
    server.startAgain();
    commit(UUID.randomUUID());
    assertThat(paid()).isEqualTo(2);
  }

  @Test
  void strikesNobodyElse() throws SQLException {
    plan.set(
        new NamedFault(
            LINK, "^commit: insert", Set.of(UUID.randomUUID()), new Fault.Before(() -> {})));
    commit(UUID.randomUUID());
    assertThat(paid()).isEqualTo(1);
  }

  private void commit(UUID id) throws SQLException {
    try (Connection connection = proxied()) {
      connection.setAutoCommit(false);
      insert(connection, id);
      connection.commit();
    }
  }

  private static void insert(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("insert into paid values (?)")) {
      insert.setObject(1, id);
      insert.executeUpdate();
    }
  }

  private static long paid() throws SQLException {
    try (Connection direct = straight();
        Statement statement = direct.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from paid")) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection proxied() throws SQLException {
    String detour = database.url().replace(":" + port() + "/", ":" + proxy.port() + "/");
    return new DatabaseAccess(detour, database.user(), database.password()).open();
  }

  private static Connection straight() throws SQLException {
    return database.open();
  }

  private static int port() {
    return URI.create(database.url().substring("jdbc:".length())).getPort();
  }
}
