package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the live list notices where transactions end in another order than they began. */
@AuthServerTest
class ConsoleLiveTest {

  private static final String MADE_UP = "made up for the live list";
  private static final String LOOK = "from payment_move order by id desc limit";

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void forgetMadeUpMoves() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql("delete from payment_move where reason = ?").param(MADE_UP).update();
    });
  }

  @Test
  void noticesAMoveThatIsCommittedAfterLaterOnes() throws Exception {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    UUID paid = town.cashier().charge(town.consumer().code(), won(1_000)).paymentId().uuid();
    Desk operator = Desk.of(environment, Role.LOOK);
    move(paid, 600);
    long late =
        jdbc.sql("select nextval(pg_get_serial_sequence('payment_move', 'id'))")
            .query(Long.class)
            .single();
    move(paid, 1);
    String before = news(operator);
    jdbc.sql(
            """
            insert into payment_move (id, payment_id, from_state, to_state, moved_at, reason)
            overriding system value values (?, ?, 'REQUESTED', 'APPROVED', now(), ?)
            """)
        .params(late, paid, MADE_UP)
        .update();
    assertThat(news(operator)).isNotEqualTo(before);
  }

  /** Nor would it be one of a purchase that another test watches while a page stands open. */
  @Test
  void whatAStreamLooksForIsNoStatementOfARequest() throws Exception {
    Desk operator = Desk.of(environment, Role.LOOK);
    try (HttpClient http = HttpClient.newHttpClient();
        Stream<String> _ = stream(http, operator)) {
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(ConditionTimeoutException.class)
          .untilAsserted(ConsoleLiveTest::aLookIsOfNoRequest);
    }
  }

  /** Each time with a new witness: one may have seen a stream of another test, which ends soon. */
  private static void aLookIsOfNoRequest() {
    try (Statements statements = new Statements()) {
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(statements.ofTheOneThatDid(LOOK)).isNotEmpty());
      assertThat(statements.all()).noneMatch(sql -> sql.contains(LOOK));
    }
  }

  private void move(UUID payment, int times) {
    jdbc.sql(
            """
            insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
            select ?, 'REQUESTED', 'APPROVED', now(), ? from generate_series(1, ?)
            """)
        .params(payment, MADE_UP, times)
        .update();
  }

  /** What a stream begins with. */
  private static String news(Desk operator) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        Stream<String> lines = stream(http, operator)) {
      return lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
    }
  }

  private static Stream<String> stream(HttpClient http, Desk operator) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(operator.address("/payments/live")))
                .header("Cookie", operator.cookies())
                .build(),
            HttpResponse.BodyHandlers.ofLines())
        .body();
  }
}
