package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.StackPlan;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.secrets.Secrets;

/** The migrations of today on the rows that the release before has left. */
class UpgradeTest {

  private static final Path HOME = Path.of("target", "upgrade").toAbsolutePath();

  private static Secrets secrets;
  private static DatabaseServer server;

  @TempDir Path more;

  @BeforeAll
  static void theReleaseBefore() throws Exception {
    StackPlan plan = StackPlan.of(Path.of("..").toAbsolutePath().normalize()).beside(HOME);
    StackHome home = plan.home();
    home.create();
    home.forget();
    secrets = Secrets.open(home.secrets(), false);
    server = PreviousRelease.restoreAll(home, plan.databasePort(), secrets);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void migratesAndKeepsEveryRow(ServiceName service) throws Exception {
    Map<String, Long> before = new TreeMap<>(PreviousRelease.of(service).tables());
    before.remove("flyway_schema_history");
    assertThat(before.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(5);
    migrations(service).load().migrate();
    assertThat(rowsNow(service, before)).isEqualTo(before);
  }

  private static Map<String, Long> rowsNow(ServiceName service, Map<String, Long> tables)
      throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection superuser = server.accessTo(service).open()) {
      for (String table : tables.keySet()) {
        rows.put(
            table,
            Long.valueOf(Rows.column(superuser, "select count(*) from " + table).getFirst()));
      }
    }
    return rows;
  }

  /** The checker reads what services read: states, moves, amounts, and how the books agree. */
  @Test
  void everyInvariantHoldsOfThemAfterwards() throws Exception {
    for (ServiceName service : ServiceName.values()) {
      migrations(service).load().migrate();
    }
    Books books = Books.of(server::accessTo, Secrets.trustedKeys(new StackHome(HOME).secrets()));
    Report report = new Checker(books, Duration.ZERO).check();
    assertThat(report.holds()).describedAs(String.join("\n", report.inWords())).isTrue();
    try (Connection superuser = server.accessTo(ServiceName.AUTH_SERVER).open()) {
      assertThat(Rows.column(superuser, "select distinct state from payment"))
          .contains("APPROVED", "DECLINED", "REVERSED")
          .isSubsetOf(Stream.of(PaymentState.values()).map(Enum::name).toList());
    }
  }

  /** It is the sort of thing that no test on an empty database finds. */
  @Test
  void findsAMigrationThatOnlyAnEmptyTableBears() throws Exception {
    Files.writeString(
        more.resolve("V9999__branch.sql"), "alter table payment add column branch text not null;");
    Flyway broken = withMore(migrations(ServiceName.AUTH_SERVER));
    assertThatThrownBy(broken::migrate)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("branch");
    String training = server.createTrainingDatabase(ServiceName.AUTH_SERVER);
    DatabaseAccess empty =
        new DatabaseAccess(training, "auth", secrets.ownerPasswordOf(ServiceName.AUTH_SERVER));
    withMore(PreviousRelease.migrations(ServiceName.AUTH_SERVER, empty)).migrate();
    server.dropTrainingDatabase(ServiceName.AUTH_SERVER);
  }

  @Test
  void findsAMigrationThatIsNumberedBelowOneThatWasReleased() throws Exception {
    Files.writeString(more.resolve("V2.5__late.sql"), "select 1;");
    assertThatThrownBy(() -> withMore(migrations(ServiceName.AUTH_SERVER)).validate())
        .hasMessageContaining("2.5");
  }

  @Test
  void findsAMigrationThatWasChangedAfterItWasReleased() throws Exception {
    Path folder = Path.of("../card-issuer-simulator/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(
            more.resolve(file.getFileName()),
            Files.readString(file).replace("create table card (", "create table card  ("));
      }
    }
    assertThatThrownBy(() ->
            migrations(ServiceName.CARD_ISSUER).locations("filesystem:" + more).load().validate())
        .hasMessageContaining("checksum");
  }

  private static FluentConfiguration migrations(ServiceName service) {
    return PreviousRelease.migrations(
        service,
        new DatabaseAccess(
            server.urlFor(service), Secrets.databaseOf(service), secrets.ownerPasswordOf(service)));
  }

  private Flyway withMore(FluentConfiguration migrations) {
    List<String> locations =
        Stream.concat(
                Arrays.stream(migrations.getLocations()).map(Location::getDescriptor),
                Stream.of("filesystem:" + more))
            .toList();
    return migrations.locations(locations.toArray(String[]::new)).load();
  }
}
