package org.showpay.contracts.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.showpay.testing.MovedClock;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

/** What a service does while it may not be believed, and while it is stopped; stopped last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VitalsTest {

  private static final Duration TOO_FAR = Duration.ofSeconds(6);
  private static final Duration NEAR = Duration.ofSeconds(4);

  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'";

  private static ConfigurableApplicationContext service;
  private static MovedClock clock;
  private static Clock time;
  private static Pulse pulse;

  @BeforeAll
  static void aService() {
    service = SmallService.start();
    clock = service.getBean(SmallService.MachineClock.class).clock();
    time = service.getBean(Clock.class);
    pulse = service.getBean(Pulse.class);
  }

  @AfterEach
  void theRightTime() {
    clock.is(Duration.ZERO);
    if (service.isActive()) {
      pulse.beat();
    }
  }

  @AfterAll
  static void noService() {
    service.close();
  }

  @Test
  void changesNothingWhileItsClockIsWrongAndStillLetsPeopleLook() {
    noticesAWrongClock(pulse);
    assertThat(said(HttpMethod.POST, "/v1/payments"))
        .startsWith("503 2 ")
        .contains("CLOCK_FAILS", "RETRY_SAME");
    assertThat(said(HttpMethod.GET, "/v1/payments")).startsWith("200");
    assertThat(said(HttpMethod.GET, "/actuator/health/readiness")).startsWith("503");
    assertThat(said(HttpMethod.GET, "/actuator/health/liveness")).startsWith("200");
    assertThat(service.getBean(SmallService.Desk.class).asked.getCount()).isOne();
    clock.is(NEAR);
    pulse.beat();
    assertThat(said(HttpMethod.GET, "/actuator/health/readiness")).startsWith("200");
  }

  @Test
  void aServiceThatBelievesItsOwnClockIsFound() {
    Pulse twin =
        new Pulse(
            new DatabaseClock("", "", "", new DatabaseTime(clock)) {
              @Override
              Duration ahead() {
                return DatabaseClock.ahead(clock.instant(), clock.instant(), clock.instant());
              }
            },
            () -> true,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    assertThatThrownBy(() -> noticesAWrongClock(twin)).isInstanceOf(AssertionError.class);
  }

  /** Also between two beats, when nobody has noticed yet. */
  @Test
  void goesByTheDatabasesTimeHoweverTheMachinesClockJumps() {
    for (Duration off : new Duration[] {Duration.ofDays(1), Duration.ofHours(-1)}) {
      clock.is(off);
      assertThat(time.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
      pulse.beat();
      assertThat(time.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }
  }

  /** What the machine says after the answer is of another time than what it said before. */
  @Test
  void aQuestionThatCrossesAJumpBelievesNothingOfIt() throws SQLException {
    DatabaseTime counted = new DatabaseTime(new JumpingClock().withZone(ZoneOffset.UTC));
    DatabaseClock database = asked("", counted);
    try {
      assertThat(database.ahead()).isLessThan(Duration.ofSeconds(1));
      assertThat(counted.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    } finally {
      database.close();
    }
  }

  /** As a standby is, and a server that fails over: its clock may be another. */
  @Test
  void aDatabaseThatTakesNothingIsNotAskedForTheTime() {
    DatabaseTime untold = new DatabaseTime(clock);
    DatabaseClock standby = asked("options=-c%20default_transaction_read_only=on", untold);
    assertThatThrownBy(standby::ahead).hasMessageContaining("takes nothing");
    assertThat(untold.isTold()).isFalse();
    standby.close();
  }

  private static DatabaseClock asked(String how, DatabaseTime time) {
    Environment at = service.getEnvironment();
    String url = at.getRequiredProperty("spring.datasource.url");
    return new DatabaseClock(
        url + (url.contains("?") ? '&' : '?') + how,
        at.getRequiredProperty("spring.datasource.username"),
        at.getRequiredProperty("spring.datasource.password"),
        time);
  }

  @Test
  void startsNothingBeforeTheDatabaseHasSaidWhatTimeItIs() {
    Pulse without =
        new Pulse(
            new DatabaseClock(
                "jdbc:postgresql://localhost:1/none", "", "", new DatabaseTime(clock)),
            () -> true,
            Duration.ofMillis(1),
            Duration.ofSeconds(5));
    assertThatThrownBy(without::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spring.datasource.url");
    assertThat(without.isRunning()).isFalse();
  }

  @Test
  void doesNotServeWithKeysThatNobodyBelieves() {
    Pulse withWrongKeys =
        new Pulse(
            service.getBean(DatabaseClock.class),
            () -> false,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    withWrongKeys.beat();
    assertThat(withWrongKeys.failing()).containsExactly(Part.KEYS);
    assertThat(service.getBean(OwnKeys.class).fit()).isTrue();
  }

  @Test
  void answers503WhenNoConnectionIsLeftAndStaysReady() throws SQLException {
    DataSource pool = service.getBean(DataSource.class);
    try (Connection _ = pool.getConnection();
        Connection _ = pool.getConnection()) {
      assertThat(said(HttpMethod.GET, "/v1/payments"))
          .startsWith("503 2 ")
          .contains("DATABASE_UNAVAILABLE", "QUERY");
      pulse.beat();
      assertThat(said(HttpMethod.GET, "/actuator/health/readiness")).startsWith("200");
    }
    assertThat(said(HttpMethod.GET, "/v1/payments")).startsWith("200");
  }

  @Test
  void noticesWithinSecondsThatItsDatabaseIsGoneAndThatItIsBack() throws SQLException {
    inAnotherDatabase("alter database %s allow_connections false", CUT);
    await()
        .atMost(Duration.ofSeconds(8))
        .until(() -> said(HttpMethod.GET, "/actuator/health/readiness").startsWith("503"));
    assertThat(said(HttpMethod.POST, "/v1/payments"))
        .startsWith("503 2 ")
        .contains("DATABASE_FAILS", "RETRY_SAME");
    assertThat(said(HttpMethod.GET, "/v1/payments"))
        .startsWith("503 2 ")
        .contains("DATABASE_UNAVAILABLE");
    inAnotherDatabase("alter database %s allow_connections true");
    await()
        .atMost(Duration.ofSeconds(8))
        .until(() -> said(HttpMethod.GET, "/v1/payments").startsWith("200"));
    await().until(() -> pulse.failing().isEmpty());
  }

  @Test
  void staysReadyWhenTheDatabaseWasStartedAnew() throws SQLException {
    inAnotherDatabase(CUT);
    pulse.beat();
    assertThat(pulse.failing()).isEmpty();
  }

  /** What SIGTERM does: the context is closed. */
  @Test
  @Order(Integer.MAX_VALUE)
  void answersThePaymentThatIsUnderWayWhenItIsStoppedAndTakesNoOther() throws Exception {
    SmallService.Desk desk = service.getBean(SmallService.Desk.class);
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(said(HttpMethod.POST, "/v1/payments")));
    assertThat(desk.asked.await(10, TimeUnit.SECONDS)).isTrue();
    Thread stopping = Thread.ofVirtual().start(service::close);
    await().until(() -> isClosed(Integer.parseInt(port)));
    assertThat(answer).isNotDone();
    desk.answered.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("200").contains("approved");
    assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
  }

  private static void noticesAWrongClock(Pulse pulse) {
    for (Duration ahead : new Duration[] {TOO_FAR.negated(), TOO_FAR}) {
      clock.is(ahead);
      pulse.beat();
      assertThat(pulse.failing()).containsExactly(Part.CLOCK);
    }
  }

  /** Status, Retry-After and body. */
  private static String said(HttpMethod method, String path) {
    return Objects.requireNonNull(
        TestClient.raw(service.getEnvironment(), TestKeys.OPERATOR.reveal())
            .method(method)
            .uri(path)
            .exchange((request, response) ->
                response.getStatusCode().value()
                    + " "
                    + response.getHeaders().getFirst("Retry-After")
                    + " "
                    + response.bodyTo(String.class)));
  }

  private static boolean isClosed(int port) {
    try (Socket _ = new Socket("localhost", port)) {
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  private static void inAnotherDatabase(String... statements) throws SQLException {
    Environment at = service.getEnvironment();
    URI own =
        URI.create(at.getRequiredProperty("spring.datasource.url").substring("jdbc:".length()));
    String url = "jdbc:postgresql://" + own.getAuthority() + "/template1";
    try (Connection connection =
            DriverManager.getConnection(
                url,
                at.getRequiredProperty("spring.datasource.username"),
                at.getRequiredProperty("spring.datasource.password"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.formatted(own.getPath().substring(1)));
      }
    }
  }
}
