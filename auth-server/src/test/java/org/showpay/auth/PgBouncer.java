package org.showpay.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.showpay.contracts.migration.Migrate;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Puts this machine's PgBouncer between the service under test and its database, in transaction
 * mode. The tables are made before, directly and by their owner; the service then logs in as the
 * role that owns nothing, and makes none.
 */
final class PgBouncer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Fewer than the service's own pool has, so that they pass from one client to the next. */
  static final int SERVER_CONNECTIONS = 10;

  /** A second way to the same rows, with one connection for all of its clients. */
  static final String NARROW = "narrow";

  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^/:]+:(\\d+)/(\\w+).*");

  /** Without it the driver prepares statements in a session that is another's the next moment. */
  private static final String PREPARES_NOTHING = "?prepareThreshold=0";

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Login owner =
        new Login(
            environment.getRequiredProperty("spring.datasource.username"),
            environment.getRequiredProperty("spring.datasource.password"));
    String direct = environment.getRequiredProperty("spring.datasource.url");
    Login application = new Login(owner.role + "_app", TestPasswords.login().reveal());
    try {
      int port = freePort();
      createRole(direct, owner, application);
      Migrate.main(owner.arguments(direct));
      begin(context, direct, port, application);
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource("behind PgBouncer", properties(direct, port, application)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> properties(String direct, int port, Login application) {
    return Map.of(
        "spring.datasource.url",
        url(port, databaseOf(direct)) + PREPARES_NOTHING,
        "spring.datasource.username",
        application.role,
        "spring.datasource.password",
        application.password,
        "spring.flyway.enabled",
        false,
        "test.narrow-url",
        url(port, NARROW));
  }

  private static void begin(
      ConfigurableApplicationContext context, String direct, int port, Login application)
      throws IOException {
    Path folder = Files.createTempDirectory("pgbouncer");
    Process process = start(folder, direct, port, application);
    ((DefaultSingletonBeanRegistry) context.getBeanFactory())
        .registerDisposableBean(
            "pgBouncer",
            () -> {
              process.destroyForcibly().waitFor();
              FileSystemUtils.deleteRecursively(folder);
            });
    awaitAnswer(url(port, databaseOf(direct)) + PREPARES_NOTHING, application);
  }

  private static void createRole(String url, Login owner, Login application) throws SQLException {
    try (Connection connection = owner.at(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role " + application.role + " login password '" + application.password + "'");
    }
  }

  private static Process start(Path folder, String direct, int port, Login application)
      throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path users = folder.resolve("users");
    Files.writeString(users, "\"%s\" \"%s\"%n".formatted(application.role, application.password));
    String target = URL.matcher(direct).replaceFirst("host=127.0.0.1 port=$1 dbname=$2");
    Path settings =
        Files.writeString(
            folder.resolve("pgbouncer.ini"),
            """
            [databases]
            %s = %s
            %s = %s pool_size=1
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = %s
            pool_mode = transaction
            default_pool_size = %d
            max_client_conn = 100
            ignore_startup_parameters = extra_float_digits
            """
                .formatted(
                    databaseOf(direct), target, NARROW, target, port, users, SERVER_CONNECTIONS));
    return new ProcessBuilder(command(settings))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** It refuses to run as root, and becomes somebody else if it is told whom. */
  private static List<String> command(Path settings) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    return command;
  }

  private static void awaitAnswer(String url, Login application) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> {
          try (Connection connection = application.at(url)) {
            return connection.isValid(1);
          }
        });
  }

  private static String databaseOf(String url) {
    return URL.matcher(url).replaceFirst("$2");
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Who logs in. */
  private record Login(String role, String password) {

    private Connection at(String url) throws SQLException {
      return DriverManager.getConnection(url, role, password);
    }

    private String[] arguments(String url) {
      return new String[] {
        "--spring.datasource.url=" + url,
        "--spring.flyway.user=" + role,
        "--spring.flyway.password=" + password
      };
    }
  }
}
