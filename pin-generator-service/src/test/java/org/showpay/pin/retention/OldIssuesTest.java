package org.showpay.pin.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Time passes by moving the rows' own times back, since the database's clock decides. */
@PinTest
class OldIssuesTest {

  private static final String TASK = "old-issues";

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired JdbcClient database;
  @Autowired PersistentTasks tasks;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void codesThatEndSoon() {
    authServer.reset();
    authServer.saysToRegistrations(new Registered(Instant.now().plusSeconds(60), "1234"));
  }

  @Test
  void forgetsSessionsAndCodesThirtyDaysAfterTheirEndAndNoneThatIsNamed() {
    UUID old = sessionWithACode();
    UUID named = sessionWithACode();
    UUID young = sessionWithACode();
    endedAgo("handset_session", "id", old, 31);
    endedAgo("issued_code", "session_id", old, 31);
    endedAgo("handset_session", "id", named, 31);
    endedAgo("issued_code", "session_id", named, 29);
    endedAgo("handset_session", "id", young, 29);
    endedAgo("issued_code", "session_id", young, 31);
    runs();
    assertThat(rows("handset_session", "id", old)).isZero();
    assertThat(rows("issued_code", "session_id", old)).isZero();
    assertThat(rows("handset_session", "id", named)).isEqualTo(1);
    assertThat(rows("issued_code", "session_id", named)).isEqualTo(1);
    assertThat(rows("handset_session", "id", young)).isEqualTo(1);
    assertThat(rows("issued_code", "session_id", young)).isZero();
  }

  private UUID sessionWithACode() {
    Consumer consumer = consumers.signedIn();
    consumer.askForACode();
    return consumer.session().session().uuid();
  }

  private void endedAgo(String table, String key, UUID session, int days) {
    String begin = table.equals("issued_code") ? "issued_at" : "started_at";
    database
        .sql(
            "update "
                + table
                + " set expires_at = now() - make_interval(days => :days), "
                + begin
                + " = now() - make_interval(days => :days, mins => 10) where "
                + key
                + " = :session")
        .param("days", days)
        .param("session", session)
        .update();
  }

  private int rows(String table, String key, UUID session) {
    return database
        .sql("select count(*) from " + table + " where " + key + " = ?")
        .param(session)
        .query(Integer.class)
        .single();
  }

  /** The scheduler does it, as it would within the hour. */
  private void runs() {
    await().atMost(Duration.ofSeconds(20)).until(() -> timesRun() > 0);
    int before = timesRun();
    transaction.executeWithoutResult(
        status -> tasks.hasten(new TaskInstance<>(TASK, "recurring"), Duration.ZERO));
    await().atMost(Duration.ofSeconds(20)).until(() -> timesRun() > before);
  }

  private int timesRun() {
    return database
        .sql(
            """
            select coalesce(sum(version), 0) from scheduled_tasks
             where task_name = ? and not picked and last_success is not null
            """)
        .param(TASK)
        .query(Integer.class)
        .single();
  }
}
