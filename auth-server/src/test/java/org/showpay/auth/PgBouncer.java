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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts this machine's PgBouncer between the service under test and its database, in transaction
 * mode: the service logs in through it as the role that owns nothing, and migrates directly.
 */
final class PgBouncer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Fewer than the service's own pool has, so that they pass from one client to the next. */
  static final int SERVER_CONNECTIONS = 6;

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
    String direct = environment.getRequiredProperty("spring.datasource.url");
    String owner = environment.getRequiredProperty("spring.datasource.username");
    String ownersPassword = environment.getRequiredProperty("spring.datasource.password");
    String role = owner + "_app";
    String password = TestPasswords.login().reveal();
    try {
      createRole(direct, owner, ownersPassword, role, password);
      int port = freePort();
      Process process = start(direct, port, role, password);
      ((DefaultSingletonBeanRegistry) context.getBeanFactory())
          .registerDisposableBean("pgBouncer", process::destroyForcibly);
      String database = URL.matcher(direct).replaceFirst("$2");
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "behind PgBouncer",
                  Map.of(
                      "spring.datasource.url", url(port, database) + PREPARES_NOTHING,
                      "spring.datasource.username", role,
                      "spring.datasource.password", password,
                      "spring.flyway.url", direct,
                      "spring.flyway.user", owner,
                      "spring.flyway.password", ownersPassword,
                      "test.narrow-url", url(port, NARROW))));
      awaitAnswer(url(port, database) + PREPARES_NOTHING, role, password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void createRole(
      String url, String owner, String ownersPassword, String role, String password)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, ownersPassword);
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + role + " login password '" + password + "'");
    }
  }

  private static Process start(String direct, int port, String role, String password)
      throws IOException {
    Path folder = Files.createTempDirectory("pgbouncer");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path users = folder.resolve("users");
    Files.writeString(users, "\"%s\" \"%s\"%n".formatted(role, password));
    Matcher server = URL.matcher(direct);
    if (!server.matches()) {
      throw new IllegalArgumentException(direct);
    }
    String target = "host=127.0.0.1 port=" + server.group(1) + " dbname=" + server.group(2);
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
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
            .formatted(server.group(2), target, NARROW, target, port, users, SERVER_CONNECTIONS));
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

  private static void awaitAnswer(String url, String role, String password) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> {
          try (Connection connection = DriverManager.getConnection(url, role, password)) {
            return connection.isValid(1);
          }
        });
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
