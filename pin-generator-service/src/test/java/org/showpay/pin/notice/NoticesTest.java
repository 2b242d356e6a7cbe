package org.showpay.pin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.contracts.id.TypedId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.FakeSmsServer;
import org.showpay.pin.PinTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** Each code is told of by one SMS, however long the SMS server is down, up to a day. */
@PinTest
@ExtendWith(OutputCaptureExtension.class)
class NoticesTest {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Seoul"));

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired FakeSmsServer smsServer;
  @Autowired JdbcClient database;
  @Autowired Notices notices;
  @Autowired PersistentTasks outbox;
  @Autowired TransactionOperations transactions;
  @Autowired OneTimeTask<Sms> smsTask;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
    smsServer.comesUp();
    authServer.saysToRegistrations(new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234"));
  }

  @Test
  void triesAgainWithTheSameIdUntilTheSmsServerIsBackAndThenDeliversOnce() {
    Consumer consumer = consumers.signedIn();
    PhoneNumber number = consumer.identity().phoneNumber();
    smsServer.goesDown();
    consumer.askForACode();
    await().until(() -> smsServer.refused(number).size() >= 2);
    String id = smsServer.refused(number).getFirst().id().toString();
    await().untilAsserted(() -> assertThat(failuresOf(id)).isGreaterThanOrEqualTo(2));
    smsServer.comesUp();
    await().atMost(Duration.ofSeconds(20)).until(() -> isGone(id));
    List<Sms> delivered = smsServer.delivered(number);
    assertThat(delivered).hasSize(1);
    assertThat(smsServer.refused(number)).containsOnly(delivered.getFirst());
  }

  @Test
  void givesUpAfterADayAndNamesNoPhoneNumberInTheLog(CapturedOutput output) {
    PhoneNumber number = new PhoneNumber("829988877766");
    Instant yesterday = Instant.now().minus(Duration.ofHours(24)).minusSeconds(1);
    Sms sms = new Sms(TypedId.next(), number, "old news", yesterday);
    smsServer.goesDown();
    transactions.executeWithoutResult(
        row -> outbox.schedule(smsTask.instance(sms.id().toString(), sms), yesterday));
    await().until(() -> isGone(sms.id().toString()));
    assertThat(smsServer.refused(number)).containsExactly(sms);
    assertThat(output.getAll()).contains("SMS " + sms.id() + " is given up at try 1");
    assertThat(output.getAll()).doesNotContain("829988877766", "77766", "old news");
  }

  @Test
  void tellsTheSubscriberOnceAndWithoutTheCode() {
    Consumer consumer = consumers.signedIn();
    Instant before = Instant.now();
    PayCode code = consumer.askForACode().payCode();
    Instant after = Instant.now();
    PhoneNumber number = consumer.identity().phoneNumber();
    await().until(() -> !smsServer.delivered(number).isEmpty());
    Sms sms = smsServer.delivered(number).getFirst();
    assertThat(sms.sentAt()).isBetween(before, after);
    assertThat(sms.text())
        .isEqualTo(
            "Showpay: a payment code for your card ending 1234 was made at "
                + TIME.format(sms.sentAt())
                + ". Not you? Call your wallet's operator.")
        .doesNotContain(code.reveal());
    await().until(() -> isGone(sms.id().toString()));
    assertThat(smsServer.delivered(number)).hasSize(1);
  }

  @Test
  void sendsWhatWasLeftBehindWhenTheServiceStopped() {
    Consumer consumer = consumers.signedIn();
    PhoneNumber number = consumer.identity().phoneNumber();
    outbox.stop();
    try {
      consumer.askForACode();
      assertThat(outbox.isRunning()).isFalse();
      assertThat(smsServer.delivered(number)).isEmpty();
    } finally {
      outbox.start();
    }
    await().until(() -> smsServer.delivered(number).size() == 1);
  }

  @Test
  void takesNoNoticeOutsideATransaction() {
    PhoneNumber number = new PhoneNumber("821099999999");
    assertThatThrownBy(() -> notices.codeMade(number, "1234", Instant.now()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private int failuresOf(String id) {
    return database
        .sql(
            """
            select coalesce(consecutive_failures, 0) from scheduled_tasks
            where task_name = 'sms' and task_instance = ?\
            """)
        .param(id)
        .query(Integer.class)
        .single();
  }

  private boolean isGone(String id) {
    return database
        .sql("select 1 from scheduled_tasks where task_instance = ?")
        .param(id)
        .query(Integer.class)
        .optional()
        .isEmpty();
  }
}
