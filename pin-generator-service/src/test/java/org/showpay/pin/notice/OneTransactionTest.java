package org.showpay.pin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.problem.NextStep;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.FakeSmsServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of a code and the SMS about it are written together or not at all. */
@PinTest
class OneTransactionTest {

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired FakeSmsServer smsServer;
  @Autowired JdbcClient database;

  @BeforeEach
  void aDatabaseThatCanRefuse() {
    authServer.reset();
    authServer.saysToRegistrations(new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234"));
    smsServer.goesDown();
    database
        .sql(
            """
            create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'refused by a test'; end $$\
            """)
        .update();
  }

  @AfterEach
  void aDatabaseThatTakesEverything() {
    database.sql("drop function refuse() cascade").update();
  }

  /** Refusing at the commit too, so that it does not matter which of the two is written first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create trigger refuse before insert on scheduled_tasks",
        "create trigger refuse before insert on issued_code",
        "create constraint trigger refuse after insert on scheduled_tasks initially deferred",
        "create constraint trigger refuse after insert on issued_code initially deferred"
      })
  void writesNeitherWhenOneOfThemIsRefused(String trigger) {
    Consumer consumer = consumers.signedIn();
    long waiting = count("scheduled_tasks");
    database.sql(trigger + " for each row execute function refuse()").update();
    Refusal.of(consumer::askForACode).says(500, "INTERNAL", NextStep.QUERY);
    assertThat(authServer.registrations()).hasSize(1);
    assertThat(rowsOf(consumer)).isZero();
    assertThat(count("scheduled_tasks")).isLessThanOrEqualTo(waiting);
    assertThat(smsServer.refused(consumer.identity().phoneNumber())).isEmpty();
  }

  private long rowsOf(Consumer consumer) {
    return database
        .sql("select count(*) from issued_code where session_id = ?")
        .param(consumer.session().session().uuid())
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return database.sql("select count(*) from " + table).query(Long.class).single();
  }
}
