package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.showpay.auth.Town.won;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.audit.AuditChain;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** That every access is written down, that nobody changes what was, and that it would be seen. */
@AuthServerTest
class AuditTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired Environment environment;
  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired RouteRules rules;
  @Autowired DataSource dataSource;
  @Autowired JwtDecoder decoder;
  @Autowired Clock clock;

  private record Row(String who, String what, String object, String origin, int result) {}

  @BeforeEach
  void theCardCompanyAgrees() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
  }

  @Test
  void namesWhoDidWhatOnWhatFromWhereAndHowItEnded() {
    Cashier cashier = town.cashier();
    Cashier stranger = town.cashier();
    PaymentView paid = cashier.charge(town.consumer().code(), won(4_200));
    Problems.of(() -> stranger.payments().find(paid.paymentId()));
    String id = paid.paymentId().toString();
    await(() -> on(id).size() == 2);
    List<Row> rows = on(id);
    assertThat(rows)
        .extracting(Row::what, Row::object, Row::result)
        .containsExactly(
            tuple("POST /v1/payments", id, 200), tuple("GET /v1/payments/{paymentId}", id, 404));
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.who()).startsWith("terminal trm_");
          assertThat(row.origin()).isNotEmpty();
        });
    assertThat(rows.getFirst().who()).isNotEqualTo(rows.getLast().who());
  }

  /** Sent by nobody, so that each is refused, or answered where anyone may come. */
  @Test
  void writesDownOneRowForEachRouteThatIsCalled() {
    settle();
    long before = last();
    int sent = 0;
    for (String route : rules.patterns()) {
      String[] words = route.split(" ", 2);
      if (words[1].startsWith("/v1/")) {
        TestClient.raw(environment, "")
            .method(HttpMethod.valueOf(words[0]))
            .uri(words[1].replaceAll("\\{\\w+}", "none"))
            .exchange((request, response) -> response.getStatusCode());
        sent++;
      }
    }
    int all = sent;
    await(() -> since(before).size() >= all);
    assertThat(since(before)).hasSize(all);
    Set<String> addresses = new HashSet<>();
    since(before).forEach(row -> addresses.add(row.what()));
    assertThat(addresses).hasSize(new HashSet<>(rules.patterns()).size() - 1);
    assertThat(since(before)).filteredOn(row -> row.result() == 401).isNotEmpty();
  }

  @Test
  void keepsNoCodeOfAnAddressAndNoAddressOfAScreen() {
    String code = town.consumer().code().reveal();
    String screen = "s".repeat(43);
    for (String path : List.of("/v1/payments/" + code, "/v1/screens/" + screen)) {
      TestClient.raw(environment, town.cashier().apiKey())
          .get()
          .uri(path)
          .exchange((request, response) -> response.getStatusCode());
    }
    await(() -> on("payment (hidden)").size() + on("paymentId (hidden)").size() > 0);
    await(() -> !on("screen").isEmpty());
    assertThat(
            town.jdbc()
                .sql("select count(*) from audit_entry e where to_jsonb(e)::text ~ ?")
                .param(code + "|" + screen)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void isAChainThatNamesTheFirstRowThatWasAltered() throws SQLException {
    town.cashier();
    settle();
    long begun = last();
    town.cashier();
    settle();
    await(() -> sealed() == last());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(AuditChain.verify(connection).broken()).isEmpty();
      assertThat(AuditChain.verify(connection).entries()).isPositive();
      statement.execute("set local session_replication_role = replica");
      statement.execute("update audit_entry set result = result + 1 where id = " + begun);
      assertThat(AuditChain.verify(connection).broken())
          .hasValue("entry " + begun + " is not as it was written");
      connection.rollback();
      statement.execute("set local session_replication_role = replica");
      statement.execute("delete from audit_entry where id = " + begun);
      assertThat(AuditChain.verify(connection).broken()).hasValue("entry " + begun + " is gone");
      statement.execute("delete from audit_link where entry_id = " + begun);
      assertThat(AuditChain.verify(connection).broken())
          .hasValueSatisfying(words -> assertThat(words).matches("the link at \\d+ is gone"));
      connection.rollback();
    }
  }

  @Test
  void theEndOfADayIsSignedWithAKeyThatIsInNoDatabaseAndOpensNothing() {
    town.cashier();
    await(() -> sealed() > 0);
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    town.jdbc().sql("update audit_head set day = ?").param(yesterday).update();
    town.cashier();
    await(() -> !signatures(yesterday).isEmpty());
    String signature = signatures(yesterday).getFirst();
    assertThatThrownBy(() -> decoder.decode(signature))
        .describedAs("as a credential")
        .isInstanceOf(JwtException.class);
    assertThat(claims(signature)).contains("\"day\":\"" + yesterday, "\"hash\":\"", "audit-day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set who = 'x'",
        "delete from audit_entry",
        "truncate audit_entry cascade",
        "update audit_link set hash = hash",
        "delete from audit_day"
      })
  void nobodyChangesWhatWasWrittenDown(String statement) {
    assertThatThrownBy(() -> town.jdbc().sql(statement).update())
        .hasMessageContaining("neither changed nor deleted");
  }

  private static String claims(String jwt) {
    return new String(
        Base64.getUrlDecoder().decode(jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.'))),
        StandardCharsets.UTF_8);
  }

  private List<String> signatures(LocalDate day) {
    return town.jdbc()
        .sql("select signature from audit_day where day = ?")
        .param(day)
        .query((row, n) -> row.getString("signature"))
        .list();
  }

  private List<Row> on(String object) {
    return rows("object = ?", object);
  }

  private List<Row> since(long id) {
    return rows("id > ?", id);
  }

  private List<Row> rows(String which, Object value) {
    return town.jdbc()
        .sql("select * from audit_entry where " + which + " order by id")
        .param(value)
        .query((row, n) ->
            new Row(
                row.getString("who"),
                row.getString("what"),
                row.getString("object"),
                row.getString("origin"),
                row.getInt("result")))
        .list();
  }

  private long last() {
    return number("select coalesce(max(id), 0) from audit_entry");
  }

  private long sealed() {
    return number("select coalesce(max(entry_id), 0) from audit_link");
  }

  private long number(String query) {
    return town.jdbc().sql(query).query(Long.class).single();
  }

  /** Waits until everything that was asked before is written: rows are written in their order. */
  private void settle() {
    String marker = PaymentId.next().toString();
    Problems.of(() -> town.cashier().payments().find(PaymentId.of(marker)));
    await(() -> !on(marker).isEmpty());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }
}
