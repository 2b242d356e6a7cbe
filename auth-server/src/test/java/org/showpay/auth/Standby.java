package org.showpay.auth;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** A streaming replica of the embedded PostgreSQL: a copy of its folder that follows it. */
final class Standby implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^/:]+:(\\d+)/(\\w+).*");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String primaryUrl;
  private final String user;
  private final String password;
  private final int port;
  private final Path folder;
  private final Process server;

  private Standby(Environment environment, Path program, Path data, int port)
      throws IOException, SQLException {
    this.primaryUrl = environment.getRequiredProperty("spring.datasource.url");
    this.user = environment.getRequiredProperty("spring.datasource.username");
    this.password = environment.getRequiredProperty("spring.datasource.password");
    this.port = port;
    this.folder = Files.createTempDirectory("standby");
    copy(data);
    this.server = start(program);
  }

  /** Of the database under test, if that runs on this machine as a program of this user. */
  static Optional<Standby> of(Environment environment, int port) throws IOException, SQLException {
    String url = environment.getRequiredProperty("spring.datasource.url");
    try (Connection connection =
        DriverManager.getConnection(
            url,
            environment.getRequiredProperty("spring.datasource.username"),
            environment.getRequiredProperty("spring.datasource.password"))) {
      Path data = Path.of(says(connection, "show data_directory"));
      Path note = data.resolve("postmaster.pid");
      if (!Files.isReadable(note)) {
        return Optional.empty();
      }
      Path program =
          Files.readSymbolicLink(
              Path.of("/proc", Files.readAllLines(note).getFirst().strip(), "exe"));
      return Optional.of(new Standby(environment, program, data, port));
    }
  }

  /** As PostgreSQL's manual has it, for who has no pg_basebackup: begin, copy, end, label. */
  private void copy(Path data) throws IOException, SQLException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    try (Connection connection = DriverManager.getConnection(primaryUrl, user, password)) {
      says(connection, "select pg_backup_start('standby', true)");
      Files.walkFileTree(data, new Copying(data, folder));
      String label = says(connection, "select labelfile from pg_backup_stop()");
      Files.writeString(folder.resolve("backup_label"), label);
    }
    Files.writeString(folder.resolve("standby.signal"), "");
    Matcher primary = URL.matcher(primaryUrl);
    if (!primary.matches()) {
      throw new IllegalArgumentException(primaryUrl);
    }
    Files.writeString(
        folder.resolve("postgresql.auto.conf"),
        """
        primary_conninfo = 'host=127.0.0.1 port=%s user=%s password=%s'
        port = %d
        max_connections = 1000
        unix_socket_directories = ''
        """
            .formatted(primary.group(1), user, password, port));
  }

  /** PostgreSQL does not run as root, but as nobody in a name space of its own it does. */
  private Process start(Path program) throws IOException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program.toString(), "-D", folder.toString(), "-F"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("standby.log").toFile())
        .start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s"
        .formatted(port, URL.matcher(primaryUrl).replaceFirst("$2"));
  }

  /** Returns when all that was committed before is there too. */
  void catchesUp() throws SQLException {
    String written = onPrimary("select pg_current_wal_flush_lsn()");
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> says("select pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn").equals("t"));
  }

  /** From now on it hears of everything and shows nothing of it. */
  void fallsBehind() throws SQLException {
    says("select pg_wal_replay_pause()");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> says("select pg_get_wal_replay_pause_state()").equals("paused"));
  }

  private String onPrimary(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(primaryUrl, user, password)) {
      return says(connection, sql);
    }
  }

  private String says(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), user, password)) {
      return says(connection, sql);
    }
  }

  private static String says(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  /** It is gone in the middle of whatever it does. */
  void dies() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws IOException {
    dies();
    FileSystemUtils.deleteRecursively(folder);
  }

  /** What changes while it is copied is written again from the log; the log itself is streamed. */
  private static final class Copying extends SimpleFileVisitor<Path> {

    private final Path data;
    private final Path folder;

    private Copying(Path data, Path folder) {
      this.data = data;
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
        throws IOException {
      Path copy = folder.resolve(data.relativize(each).toString());
      Files.createDirectories(copy);
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = data.relativize(file).toString();
      if (!name.startsWith("pg_wal/")
          && !name.startsWith("postmaster.")
          && !name.equals("epg-lock")) {
        try {
          Files.copy(file, folder.resolve(name));
        } catch (NoSuchFileException goneMeanwhile) {
          return FileVisitResult.CONTINUE;
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
      return FileVisitResult.CONTINUE;
    }
  }
}
