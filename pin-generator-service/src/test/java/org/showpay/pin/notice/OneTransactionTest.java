package org.showpay.pin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.problem.NextStep;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.showpay.testing.Messages;
import org.showpay.testing.TestSmsServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The record of a code and the SMS about it are written together or not at all. */
@PinTest
class OneTransactionTest {

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired TestSmsServer smsServer;
  @Autowired JdbcClient database;
  @Autowired NumberSafe numbers;
  @Autowired Notices notices;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void aDatabaseThatCanRefuse() {
    authServer.reset();
    authServer.saysToRegistrations(new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234"));
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
        "create trigger refuse before insert on sms_outbox",
        "create trigger refuse before insert on issued_code",
        "create constraint trigger refuse after insert on sms_outbox initially deferred",
        "create constraint trigger refuse after insert on issued_code initially deferred"
      })
  void writesNeitherWhenOneOfThemIsRefused(String trigger) {
    Consumer consumer = consumers.signedIn();
    database.sql(trigger + " for each row execute function refuse()").update();
    Refusal.of(consumer::askForACode).says(500, "INTERNAL", NextStep.QUERY);
    assertThat(authServer.registrations()).hasSize(1);
    assertThat(codesOf(consumer)).isZero();
    assertThat(messagesTo(consumer)).isZero();
    assertThat(smsServer.handed(consumer.identity().phoneNumber())).isEmpty();
  }

  @Test
  void writesBothWhenNothingIsInTheWay() {
    Consumer consumer = consumers.signedIn();
    consumer.askForACode();
    assertThat(codesOf(consumer)).isOne();
    assertThat(messagesTo(consumer)).isOne();
  }

  /** Two transactions instead of one: the same look at the rows tells the difference. */
  @Test
  void aTwinThatTellsInATransactionOfItsOwnIsFoundOut() {
    Consumer consumer = consumers.signedIn();
    var apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    new TransactionTemplate(transactions)
        .executeWithoutResult(code -> {
          apart.executeWithoutResult(
              sms -> notices.codeMade(consumer.identity().phoneNumber(), "1234", Instant.now()));
          code.setRollbackOnly();
        });
    assertThat(codesOf(consumer)).isZero();
    assertThat(messagesTo(consumer)).isOne();
  }

  private long codesOf(Consumer consumer) {
    return database
        .sql("select count(*) from issued_code where session_id = ?")
        .param(consumer.session().session().uuid())
        .query(Long.class)
        .single();
  }

  private long messagesTo(Consumer consumer) {
    return Messages.to(consumer.identity().phoneNumber(), database, numbers).size();
  }
}
