package org.showpay.pin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmissionDesk.Taken;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.testing.Messages;
import org.showpay.testing.TestSmsServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** Each code is told of by one SMS, however long the SMS server is down. */
@PinTest
@ExtendWith(OutputCaptureExtension.class)
class NoticesTest {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Seoul"));

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired TestSmsServer smsServer;
  @Autowired JdbcClient database;
  @Autowired NumberSafe numbers;
  @Autowired Notices notices;
  @Autowired PersistentTasks tasks;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
    authServer.saysToRegistrations(new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234"));
  }

  @AfterEach
  void anSmsServerThatIsUp() {
    smsServer.comesUp();
    smsServer.answersAsUsual();
  }

  @Test
  void tellsTheSubscriberOnceAndWithoutTheCode() {
    Consumer consumer = consumers.signedIn();
    Instant before = Instant.now();
    PayCode code = consumer.askForACode().payCode();
    Instant after = Instant.now();
    Submission sms = toldTo(consumer).getFirst();
    assertThat(sms.text())
        .matches(
            "Showpay: a payment code for your card ending 1234 was made at ("
                + TIME.format(before)
                + "|"
                + TIME.format(after)
                + ")\\. Not you\\? Call your wallet's operator\\. Ref [B-Z]{6}")
        .doesNotContain(code.reveal());
    awaitState(consumer, "SENT");
    assertThat(smsServer.tells(sms, true)).isTrue();
    awaitState(consumer, "DELIVERED");
    assertThat(toldTo(consumer)).hasSize(1);
  }

  @Test
  void tellsOfItOnceTheSmsServerIsBack() {
    smsServer.goesDown();
    Consumer consumer = consumers.signedIn();
    consumer.askForACode();
    awaitState(consumer, "WAITING");
    smsServer.comesUp();
    assertThat(toldTo(consumer)).hasSize(1);
    awaitState(consumer, "SENT");
  }

  @Test
  void saysSoWhereItMayTellTwiceAndNamesNoPhoneNumberInTheLog(CapturedOutput output) {
    smsServer.answers(any -> new Taken.HangUp());
    Consumer consumer = consumers.signedIn();
    consumer.askForACode();
    String first = toldTo(consumer).getFirst().text();
    smsServer.answersAsUsual();
    awaitState(consumer, "SENT");
    assertThat(toldTo(consumer))
        .extracting(Submission::text)
        .startsWith(first)
        .last()
        .isEqualTo(first.replaceFirst("Ref ([B-Z]+).*", "Ref $1 (sent again, you may have it)"));
    assertThat(output.getAll())
        .contains("may have been sent or not")
        .doesNotContain(consumer.identity().phoneNumber().reveal(), "ending 1234");
  }

  @Test
  void sendsWhatWasLeftBehindWhenTheServiceStopped() {
    Consumer consumer = consumers.signedIn();
    tasks.stop();
    try {
      consumer.askForACode();
      assertThat(smsServer.handed(consumer.identity().phoneNumber())).isEmpty();
    } finally {
      tasks.start();
    }
    assertThat(toldTo(consumer)).hasSize(1);
  }

  @Test
  void takesNoNoticeOutsideATransaction() {
    PhoneNumber number = new PhoneNumber("821099999999");
    assertThatThrownBy(() -> notices.codeMade(number, "1234", Instant.now()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private List<Submission> toldTo(Consumer consumer) {
    PhoneNumber number = consumer.identity().phoneNumber();
    await().atMost(Duration.ofSeconds(20)).until(() -> !smsServer.handed(number).isEmpty());
    return smsServer.handed(number);
  }

  private void awaitState(Consumer consumer, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            Messages.to(consumer.identity().phoneNumber(), database, numbers).stream()
                .anyMatch(id -> state.equals(stateOf(id))));
  }

  private String stateOf(UUID id) {
    return database
        .sql("select state from sms_outbox where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }
}
