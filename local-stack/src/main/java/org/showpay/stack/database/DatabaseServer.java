package org.showpay.stack.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.Ending;
import org.showpay.stack.process.LastWords;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Secret;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.secrets.SuiteCertificates;

/** PostgreSQL on this machine, with its rows kept and its passwords asked for. */
public final class DatabaseServer implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres.Builder builder;
  private final DataFolder dataFolder;
  private final Secrets secrets;
  private final int port;
  private EmbeddedPostgres server;

  private DatabaseServer(
      EmbeddedPostgres.Builder builder, DataFolder dataFolder, Secrets secrets, int port)
      throws IOException {
    this.builder = builder;
    this.server = builder.start();
    this.dataFolder = dataFolder;
    this.secrets = secrets;
    this.port = port;
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
      EmbeddedPostgres.Builder builder =
          builder(home, port, secrets, log)
              .setDataDirectoryCustomizer(data -> allow(data.toPath(), secrets, known));
      DatabaseServer started = new DatabaseServer(builder, dataFolder, secrets, port);
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
    secrets.certificates().ifPresent(certificates -> speakTls(builder, certificates));
    return builder;
  }

  private static void speakTls(EmbeddedPostgres.Builder builder, SuiteCertificates certificates) {
    builder
        .setServerConfig("ssl", "on")
        .setServerConfig("ssl_min_protocol_version", "TLSv1.2")
        .setServerConfig("ssl_cert_file", certificates.databaseCertificate().toString())
        .setServerConfig("ssl_key_file", certificates.databaseKey().toString());
  }

  private static void allow(Path dataFolder, Secrets secrets, boolean superuserHasPassword) {
    String line = secrets.certificates().isPresent() ? AccessRules.ENCRYPTED : AccessRules.ANY;
    try {
      AccessRules.write(dataFolder, line, superuserHasPassword);
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
      allow(data, secrets, true);
      reload(connection);
    }
    dataFolder.markReady();
  }

  /** Lets it read its rules and its certificate again; open connections stay as they are. */
  public void reload() throws SQLException {
    try (Connection connection = accessTo(SUPERUSER).open()) {
      reload(connection);
    }
  }

  private static void reload(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_reload_conf()");
    }
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

  /**
   * The same in a server that others have started, at this host and port.
   *
   * @param authority whose word it is known by, where it speaks TLS
   */
  public static DatabaseAccess accessTo(
      ServiceName service, String server, Secret superuserPassword, Optional<Path> authority) {
    String url = url(server, Secrets.databaseOf(service), authority);
    return new DatabaseAccess(url, SUPERUSER, superuserPassword);
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
    return url("localhost:" + port, database, secrets.authority());
  }

  private static String url(String server, String database, Optional<Path> authority) {
    String checked =
        authority
            .map(file ->
                "?sslmode=verify-full&sslrootcert="
                    // Slashes may stay, for people who read it.
                    + URLEncoder.encode(file.toString(), UTF_8).replace("%2F", "/"))
            .orElse("");
    return "jdbc:postgresql://%s/%s%s".formatted(server, database, checked);
  }

  /** Kills its first process, as {@code kill -9} does; those of its connections end by that. */
  public synchronized void kill() throws IOException {
    Optional<ProcessHandle> first = dataFolder.server();
    if (first.isPresent()) {
      List<ProcessHandle> others = first.get().descendants().toList();
      first.get().destroyForcibly();
      Ending.isGoneWithin(first.get(), PATIENCE);
      others.forEach(other -> Ending.isGoneWithin(other, PATIENCE));
    }
  }

  /** Starts it again on the rows that it left, and returns when it answers. */
  public synchronized void startAgain() throws IOException {
    server.close();
    server =
        builder.setDataDirectoryCustomizer(data -> allow(data.toPath(), secrets, true)).start();
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    dataFolder.endServer();
  }
}
