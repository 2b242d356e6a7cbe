package org.showpay.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that decides where tests get PostgreSQL from: a container where an engine answers,
 * the embedded server where none does.
 */
public interface TestDatabase extends AutoCloseable {

  /** The image that the containers run. */
  String IMAGE = "postgres:17";

  /** Is there once tests of a module ran without a container engine. */
  Path RAN_EMBEDDED = Path.of("target", "ran-on-embedded-postgresql");

  /** Where to connect. */
  String url();

  /** As whom: a superuser of this throw-away server. */
  String user();

  /** With what. */
  String password();

  @Override
  void close();

  /** Starts a server with an empty database. */
  static TestDatabase start() {
    Logger log = LoggerFactory.getLogger(TestDatabase.class);
    if (DockerClientFactory.instance().isDockerAvailable()) {
      log.info("Tests use PostgreSQL in a container ({})", IMAGE);
      return new InContainer();
    }
    log.info("No container engine answers: tests use the embedded PostgreSQL");
    note();
    return new Embedded();
  }

  /** Leaves a word in the module's folder for the one line that tells of all modules. */
  private static void note() {
    try {
      Files.createDirectories(RAN_EMBEDDED.getParent());
      Files.writeString(RAN_EMBEDDED, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL by Testcontainers. */
  final class InContainer implements TestDatabase {

    private final PostgreSQLContainer server = new PostgreSQLContainer(IMAGE);

    InContainer() {
      server.start();
    }

    @Override
    public String url() {
      return server.getJdbcUrl();
    }

    @Override
    public String user() {
      return server.getUsername();
    }

    @Override
    public String password() {
      return server.getPassword();
    }

    @Override
    public void close() {
      server.stop();
    }
  }

  /** PostgreSQL from binaries in Maven's repository. */
  final class Embedded implements TestDatabase {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;

    Embedded() {
      try {
        server =
            EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String url() {
      return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String user() {
      return "postgres";
    }

    @Override
    public String password() {
      return "postgres";
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
