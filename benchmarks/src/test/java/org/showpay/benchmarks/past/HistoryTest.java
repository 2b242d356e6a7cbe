package org.showpay.benchmarks.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.showpay.benchmarks.limit.Asked;
import org.showpay.benchmarks.limit.Limit;
import org.showpay.benchmarks.limit.LimitDatabase;
import org.showpay.benchmarks.limit.ScriptedStatements;
import org.showpay.benchmarks.plan.Plans;
import org.showpay.contracts.audit.AuditProof;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.secrets.Secret;

/** What is loaded as the past could have been: the checker of invariants and foreign keys agree. */
class HistoryTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final TrustedKeys NOBODY_SIGNED = new TrustedKeys(Path.of("no keys"));

  /** What finding some rows by an index may cost. */
  private static final double FEW_ROWS = 30;

  private static final String ROWS =
      """
      select count(*) || ' ' || name from (
        select 'payment' as name from payment union all
        select 'move' from payment_move union all
        select 'id' from operation_id union all
        select 'captured' from payment_operation union all
        select 'used' from pay_code where state = 'USED' union all
        select 'transaction' from ledger_transaction where kind <> 'PAYOUT' union all
        select 'settled' from settlement_item union all
        select 'compared' from reconciliation_item union all
        select 'entry' from ledger_entry e join ledger_transaction t
          on t.id = e.transaction_id and t.kind <> 'PAYOUT') rows
       group by name order by name
      """;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void loadThePast() throws SQLException, IOException, InterruptedException {
    server = EmbeddedPostgres.start();
    for (Map.Entry<String, ServiceName> schema : LimitDatabase.SCHEMAS.entrySet()) {
      run(database("postgres"), "create database " + schema.getKey());
      for (Path migration : migrations(schema.getValue())) {
        run(of(schema.getValue()), Files.readString(migration));
      }
    }
    run(
        of(AUTH_SERVER),
        """
        insert into merchant (id, name, state, opened_at, version)
        select md5('merchant ' || i)::uuid, 'Shop ' || i, 'ACTIVE', now(), 0
          from generate_series(1, 4) i;
        insert into terminal (id, merchant_id, label, api_key_hash, state, added_at, version)
        select md5('terminal ' || i)::uuid, md5('merchant ' || 1 + i % 4)::uuid, 'till',
               md5('a' || i) || md5('b' || i), 'ACTIVE', now(), 0
          from generate_series(1, 8) i;
        """);
    History history = new History(HistoryTest::of, Instant.now(), progress -> {});
    history.moveIn(1_000);
    history.payUntil(1_000);
    history.payUntil(3_000);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void theCheckerOfInvariantsFindsNothing() throws InterruptedException {
    Report report =
        new Checker(
                Books.of(HistoryTest::of, NOBODY_SIGNED), Duration.ZERO, Set.copyOf(History.BOOKS))
            .check();
    assertThat(report.holds()).as(() -> String.join("\n", report.inWords())).isTrue();
  }

  @Test
  void theAuditHangsTogether() throws SQLException, IOException {
    for (ServiceName service : List.of(AUTH_SERVER, GATEWAY_ADAPTER)) {
      try (Connection connection = of(service).open()) {
        AuditProof proof = AuditProof.of(service, connection, NOBODY_SIGNED);
        assertThat(proof.broken()).isEmpty();
        assertThat(proof.entries()).isEqualTo(service == AUTH_SERVER ? 6_000 : 3_000);
      }
    }
  }

  @Test
  void everyForeignKeyThatRestedHolds() throws SQLException {
    for (ServiceName service : History.BOOKS) {
      List<String> keys =
          texts(
              of(service),
              "select format('alter table %s validate constraint %I', conrelid::regclass, conname)"
                  + " from pg_constraint where contype = 'f'");
      assertThat(keys).isNotEmpty();
      run(of(service), "update pg_constraint set convalidated = false where contype = 'f'");
      for (String key : keys) {
        run(of(service), key);
      }
    }
  }

  @Test
  void aPaymentHasTheRowsThatARealOneHas() throws SQLException {
    assertThat(texts(of(AUTH_SERVER), ROWS))
        .containsExactly(
            "150 captured",
            "3000 compared",
            "21000 entry",
            "3150 id",
            "9000 move",
            "3000 payment",
            "3000 settled",
            "6000 transaction",
            "3000 used");
    assertThat(texts(of(GATEWAY_ADAPTER), "select count(*) from journal")).containsExactly("3000");
    assertThat(texts(of(CARD_ISSUER), "select count(*) from posting")).containsExactly("3000");
  }

  @Test
  void eachStatementOfAPaymentFindsItsRowsByAnIndex() throws SQLException, IOException {
    for (Map.Entry<String, ServiceName> schema : LimitDatabase.SCHEMAS.entrySet()) {
      try (Connection connection = Plans.connect(of(schema.getValue()))) {
        assertThat(new Plans(connection).problems(scripted(schema.getKey()))).isEmpty();
      }
    }
  }

  @Test
  void aMissingIndexIsNamedByItsTable() throws SQLException, IOException {
    try (Connection connection = Plans.connect(of(AUTH_SERVER))) {
      connection.setAutoCommit(false);
      run(connection, "alter table spending_limit drop constraint spending_limit_pkey");
      assertThat(new Plans(connection).problems(scripted("auth")))
          .singleElement()
          .asString()
          .startsWith("all of spending_limit is read by: select case when s.frozen_at");
      connection.rollback();
    }
  }

  @Test
  void anIndexThatFindsTooMuchIsNamed() throws SQLException {
    List<Asked> asked =
        List.of(
            new Asked(
                "auth",
                "select * from payment where requested_at > $1 and subscriber_id = $2",
                List.of()));
    try (Connection connection = Plans.connect(of(AUTH_SERVER))) {
      connection.setAutoCommit(false);
      assertThat(new Plans(connection, FEW_ROWS).problems(asked)).isEmpty();
      run(connection, "drop index payment_of_subscriber");
      run(connection, "set local enable_bitmapscan = off");
      assertThat(new Plans(connection, FEW_ROWS).problems(asked))
          .anyMatch(it -> it.contains("of payment is read"));
      connection.rollback();
    }
  }

  private static List<Asked> scripted(String database) throws IOException {
    List<Asked> statements =
        ScriptedStatements.of(Files.readString(CHECKOUT.resolve(Limit.SCRIPT))).stream()
            .filter(it -> it.database().equals(database))
            .toList();
    assertThat(statements).hasSizeGreaterThanOrEqualTo(3);
    return statements;
  }

  private static DatabaseAccess of(ServiceName service) {
    return LimitDatabase.SCHEMAS.entrySet().stream()
        .filter(it -> it.getValue() == service)
        .map(it -> database(it.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private static DatabaseAccess database(String name) {
    return new DatabaseAccess(
        server.getJdbcUrl("postgres", name), "postgres", new Secret("postgres"));
  }

  private static List<Path> migrations(ServiceName service) throws IOException {
    Path folder = CHECKOUT.resolve(service.text()).resolve("src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> String.valueOf(it.getFileName()).startsWith("V"))
          .sorted(Comparator.comparingInt(HistoryTest::version))
          .toList();
    }
  }

  private static int version(Path migration) {
    String name = String.valueOf(migration.getFileName());
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static void run(DatabaseAccess database, String sql) throws SQLException {
    try (Connection connection = database.open()) {
      run(connection, sql);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(DatabaseAccess database, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
