package org.showpay.contracts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of accesses while the database is away. */
class AuditBookTest {

  private static final int ROOM = 10_000;
  private static final Set<Path> TABLES =
      Set.of(
          Path.of("../pin-generator-service/src/main/resources/db/migration/V106__audit.sql"),
          Path.of("../payment-gateway-adapter/src/main/resources/db/migration/V90__audit.sql"));
  private static final Path TABLE =
      Path.of("../auth-server/src/main/resources/db/migration/V106__audit.sql");

  private static TestDatabase server;
  private static Line line;

  /** A database that can be taken away. */
  private static final class Line extends DriverManagerDataSource {

    private volatile boolean cut;

    private Line(TestDatabase server) {
      super(server.url(), server.user(), server.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (cut) {
        throw new SQLException("The database is away");
      }
      return super.getConnection();
    }
  }

  @BeforeAll
  static void aTable() throws IOException {
    server = TestDatabase.start();
    line = new Line(server);
    JdbcClient.create(line).sql(Files.readString(TABLE)).update();
  }

  @AfterAll
  static void noTable() {
    server.close();
  }

  @Test
  void allServicesHaveTheSameTables() {
    TABLES.forEach(other -> assertThat(other).hasSameTextualContentAs(TABLE));
  }

  @Test
  void servesNobodyOnceNothingMoreCanBeKept() {
    AuditBook book = book();
    for (int i = 0; i < ROOM; i++) {
      book.requireRoom();
      book.note(access("pay_" + i));
    }
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(book::requireRoom)
        .satisfies(e -> {
          assertThat(e.getStatusCode().value()).isEqualTo(503);
          assertThat(e.code()).isEqualTo("AUDIT_UNAVAILABLE");
        });
  }

  @Test
  void writesWhatWaitedOnceTheDatabaseIsBackAndChainsIt() throws SQLException {
    AuditBook book = book();
    book.start();
    try {
      line.cut = true;
      for (int i = 0; i < 700; i++) {
        book.note(access("waiting"));
      }
      assertThatCode(book::requireRoom).doesNotThrowAnyException();
      line.cut = false;
      await().atMost(Duration.ofSeconds(20)).until(() -> rows("waiting") == 700);
      await().atMost(Duration.ofSeconds(20)).until(() -> links() >= 700);
    } finally {
      line.cut = false;
      book.stop();
    }
    try (Connection connection = line.getConnection()) {
      assertThat(AuditChain.verify(connection).broken()).isEmpty();
    }
  }

  @Test
  void writesTheLastOnesWhenItIsStopped() {
    AuditBook book = book();
    book.start();
    for (int i = 0; i < 600; i++) {
      book.note(access("last"));
    }
    book.stop();
    assertThat(rows("last")).isEqualTo(600);
  }

  private static Access access(String object) {
    return new Access(Instant.EPOCH, "operator", "GET /v1/x", object, "127.0.0.1", 200);
  }

  private static AuditBook book() {
    JdbcClient jdbc = JdbcClient.create(line);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(line));
    AuditSealer.Signer nobody = (kind, content) -> "unsigned";
    return new AuditBook(
        new AuditRows(jdbc), new AuditSealer(jdbc, transaction, nobody, Clock.systemUTC()));
  }

  private static long rows(String object) {
    return JdbcClient.create(line)
        .sql("select count(*) from audit_entry where object = ?")
        .param(object)
        .query(Long.class)
        .single();
  }

  private static long links() {
    return JdbcClient.create(line)
        .sql("select count(*) from audit_link")
        .query(Long.class)
        .single();
  }
}
