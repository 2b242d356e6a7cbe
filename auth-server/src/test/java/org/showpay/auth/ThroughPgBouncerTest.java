package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Town.won;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.showpay.auth.FakeFollowUps.Memory;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestStand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service as it runs behind PgBouncer in transaction mode, where two transactions of one client
 * may be in two sessions: it keeps nothing in a session.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestStand.class, PgBouncer.class})
@Import(AuthStand.class)
@DirtiesContext
@EnabledIf(
    value = "org.showpay.auth.PgBouncer#isInstalled",
    disabledReason = "PgBouncer is not installed here (Debian: apt-get install pgbouncer)")
class ThroughPgBouncerTest {

  private static final int CODES = 5;
  private static final int REFUNDED = 1;

  /** Of more a session would not say that it is as it was given. */
  private static final String WHAT_A_SESSION_KEEPS =
      """
      select 'prepared ' || name from pg_prepared_statements where not from_sql
      union all select 'listens ' || pg_listening_channels()
      union all select 'cursor ' || name from pg_cursors where is_holdable
      union all select 'temporary ' || relname from pg_class where relpersistence = 't'
      union all select 'advisory lock' from pg_locks where locktype = 'advisory'
      union all select 'set ' || name from pg_settings
                 where source = 'session' and name not in ('client_encoding', 'DateStyle',
                   'TimeZone', 'application_name', 'standard_conforming_strings')
      """;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired PersistentTasks tasks;
  @Autowired Environment environment;

  @BeforeEach
  void aCardCompany() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(Memory.APPROVED);
  }

  @AfterEach
  void nothingIsLeftInTheSessionsOfTheServer() throws Exception {
    assertThat(keptIn(environment.getRequiredProperty("spring.datasource.url"))).isEmpty();
  }

  @Test
  void chargesACodeOnceAndRefundsNoMoreThanWasPaid() throws Exception {
    Races races = new Races(town, adapter, Purse.of(town, adapter, 1, CODES));
    Tally codes = races.codes(CODES);
    assertThat(codes.broken()).isEmpty();
    assertThat(codes.answers())
        .isEqualTo(Map.of("APPROVED", CODES, "DECLINED CODE_NOT_LIVE", CODES * (Races.TRIES - 1)));
    Tally refunds = races.refunds(REFUNDED);
    assertThat(refunds.broken()).isEmpty();
    assertThat(refunds.answers()).containsEntry("DONE", REFUNDED * Races.REFUNDS_THAT_FIT);
  }

  @Test
  void aTillWaitsWhileATaskFindsOutWhatBecameOfAPayment() {
    Cashier cashier = town.cashier();
    AuthorizationRequest request = cashier.request(town.consumer().code(), won(4_200));
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    assertThat(cashier.payments().authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    tasks.wake();
    assertThat(cashier.payments().find(request.paymentId(), Duration.ofSeconds(20)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aDriverThatPreparesStatementsMeetsThoseOfOthers() throws SQLException {
    try (Connection one = narrow("");
        Connection other = narrow("")) {
      askTenTimes(one);
      assertThatThrownBy(() -> askTenTimes(other))
          .hasMessageContaining("prepared statement \"S_")
          .hasMessageContaining("already exists");
    }
  }

  @Test
  void aLockOfASessionWouldKeepNobodyOutAndBeSeenToBeLeft() throws Exception {
    try (Connection one = narrow("?prepareThreshold=0");
        Connection other = narrow("?prepareThreshold=0")) {
      assertThat(says(one, "select pg_try_advisory_lock(7)")).isEqualTo("t");
      assertThat(says(other, "select pg_try_advisory_lock(7)")).isEqualTo("t");
      assertThat(says(one, "set work_mem = '5MB'")).isEmpty();
      assertThat(says(one, "create temporary table left_behind (id int)")).isEmpty();
      assertThat(kept(other)).contains("advisory lock", "set work_mem", "temporary left_behind");
      assertThat(says(other, "select pg_advisory_unlock_all()")).isEmpty();
      assertThat(says(other, "discard all")).isEmpty();
    }
  }

  private static void askTenTimes(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select ?::int")) {
      for (int i = 0; i < 10; i++) {
        statement.setInt(1, i);
        statement.executeQuery().close();
      }
    }
  }

  /** What all sessions of the server keep: each is held by a transaction while it is looked at. */
  private List<String> keptIn(String url) throws Exception {
    List<Connection> all = new ArrayList<>();
    try {
      List<Callable<List<String>>> looks = new ArrayList<>();
      for (int i = 0; i < PgBouncer.SERVER_CONNECTIONS; i++) {
        Connection connection = open(url);
        all.add(connection);
        connection.setAutoCommit(false);
        looks.add(() -> kept(connection));
      }
      return AtOnce.call(looks).stream().flatMap(List::stream).toList();
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private static List<String> kept(Connection connection) throws SQLException {
    List<String> kept = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WHAT_A_SESSION_KEEPS)) {
      while (row.next()) {
        kept.add(row.getString(1));
      }
    }
    return kept;
  }

  private static String says(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private Connection narrow(String how) throws SQLException {
    return open(environment.getRequiredProperty("test.narrow-url") + how);
  }

  private Connection open(String url) throws SQLException {
    return DriverManager.getConnection(
        url,
        environment.getRequiredProperty("spring.datasource.username"),
        environment.getRequiredProperty("spring.datasource.password"));
  }
}
