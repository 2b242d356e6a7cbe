package org.showpay.stack.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.LastWords;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Secret;
import org.showpay.stack.secrets.Secrets;

/** PostgreSQL on this machine, with its rows kept and its passwords asked for. */
public final class DatabaseServer implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final DataFolder dataFolder;
  private final Secrets secrets;

  private DatabaseServer(EmbeddedPostgres server, DataFolder dataFolder, Secrets secrets) {
    this.server = server;
    this.dataFolder = dataFolder;
    this.secrets = secrets;
  }

  /**
   * Starts it, and sees to it that each service has its own database and role.
   *
   * @throws StackFailure when it does not start, with the reason that it gave
   */
  public static DatabaseServer start(StackHome home, int port, Secrets secrets, LogFile log)
      throws IOException {
    DataFolder dataFolder = new DataFolder(home);
    dataFolder.removeIfHalfMade();
    boolean known = dataFolder.isReady();
    try {
      EmbeddedPostgres server =
          builder(home, port, secrets, log)
              .setDataDirectoryCustomizer(data -> allow(data.toPath(), known))
              .start();
      DatabaseServer started = new DatabaseServer(server, dataFolder, secrets);
      started.prepare(home.data());
      return started;
    } catch (IOException | SQLException | IllegalStateException e) {
      dataFolder.endServer();
      throw StackFailure.whileStarting(
          "PostgreSQL did not start: %s (%s)".formatted(LastWords.of(log), log.file()));
    }
  }

  private static EmbeddedPostgres.Builder builder(
      StackHome home, int port, Secrets secrets, LogFile log) throws IOException {
    ProcessBuilder.Redirect output =
        ProcessBuilder.Redirect.appendTo(log.begin("PostgreSQL").toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(home.data())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(home.postgresql().toFile())
            .setRegisterShutdownHook(false)
            .setConnectConfig("password", secrets.superuserPassword().reveal())
            .setOutputRedirector(output)
            .setErrorRedirector(output)
            .setPGStartupWait(PATIENCE)
            // No socket files: the loopback ports, with passwords, are the only way in.
            .setServerConfig("unix_socket_directories", "");
    Durability.SETTINGS.forEach(setting -> builder.setServerConfig(setting, "on"));
    return builder;
  }

  private static void allow(Path dataFolder, boolean superuserHasPassword) {
    try {
      AccessRules.write(dataFolder, superuserHasPassword);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare(Path data) throws IOException, SQLException {
    try (Connection connection = accessTo(SUPERUSER).open()) {
      Durability.check(connection);
      Accounts accounts = new Accounts(connection);
      accounts.setPassword(SUPERUSER, secrets.superuserPassword());
      accounts.closeToPublic("postgres");
      accounts.closeToPublic("template1");
      for (ServiceName service : ServiceName.values()) {
        makeDatabase(service, accounts);
      }
      AccessRules.write(data, true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_reload_conf()");
      }
    }
    dataFolder.markReady();
  }

  /** Its owner makes the tables; the service that fills them logs in as another, and may less. */
  private void makeDatabase(ServiceName service, Accounts accounts) throws SQLException {
    String owner = Secrets.databaseOf(service);
    String application = Secrets.applicationOf(service);
    accounts.createRole(owner);
    accounts.setPassword(owner, secrets.ownerPasswordOf(service));
    accounts.createRole(application);
    accounts.setPassword(application, secrets.applicationPasswordOf(service));
    accounts.createDatabase(owner, owner);
    accounts.letIn(application, owner);
  }

  /** The database of a service, as the superuser sees it: for checks, not for services. */
  public DatabaseAccess accessTo(ServiceName service) {
    return accessTo(Secrets.databaseOf(service));
  }

  /** The same in a server that others have started, at this host and port. */
  public static DatabaseAccess accessTo(
      ServiceName service, String server, Secret superuserPassword) {
    return new DatabaseAccess(
        url(server, Secrets.databaseOf(service)), SUPERUSER, superuserPassword);
  }

  /** Where a service finds its own database. */
  public String urlFor(ServiceName service) {
    return url(Secrets.databaseOf(service));
  }

  /** Where a service finds an empty database for practice, made for this. */
  public String createTrainingDatabase(ServiceName service) throws SQLException {
    String own = Secrets.databaseOf(service);
    String training = TrainingDatabase.of(own);
    try (Connection connection = accessTo(SUPERUSER).open()) {
      Accounts accounts = new Accounts(connection);
      accounts.dropDatabase(training);
      accounts.createDatabase(training, own);
      accounts.letIn(Secrets.applicationOf(service), training);
    }
    return url(training);
  }

  /** Takes the empty database away again. */
  public void dropTrainingDatabase(ServiceName service) throws SQLException {
    try (Connection connection = accessTo(SUPERUSER).open()) {
      new Accounts(connection).dropDatabase(TrainingDatabase.of(Secrets.databaseOf(service)));
    }
  }

  private DatabaseAccess accessTo(String database) {
    return new DatabaseAccess(url(database), SUPERUSER, secrets.superuserPassword());
  }

  private String url(String database) {
    return url("localhost:" + server.getPort(), database);
  }

  private static String url(String server, String database) {
    return "jdbc:postgresql://%s/%s".formatted(server, database);
  }

  @Override
  public void close() throws IOException {
    server.close();
    dataFolder.endServer();
  }
}
