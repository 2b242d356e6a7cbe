package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.Message;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmitAnswer;
import org.showpay.contracts.smpp.SubmitAnswer.Accepted;
import org.showpay.contracts.sms.SmsFaultsApi;
import org.showpay.contracts.sms.SmsFaultsApi.Kind;
import org.showpay.contracts.sms.SmsFaultsApi.SmsFault;
import org.showpay.mobile.inbox.SmsServer;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;

/** Short messages reach the phone that has the number by SMPP, once each, and are receipted. */
class ReceivingSmsTest extends PhoneScenario {

  @Autowired SmsServer smsServer;

  private final NewPhone consumer = newPhone(SCREEN);
  private SmsSender sender;

  @BeforeEach
  void aSender() {
    sender = new SmsSender(smsServer, environment);
  }

  @AfterEach
  void nothingWrong() {
    fault(Kind.THROTTLE, 0);
    sender.close();
  }

  @Test
  void isDeliveredAndReceipted() {
    PhoneId phone = switchedOn(consumer);
    SubmitAnswer answer = sender.submit(sms("A code was made for your card."));
    assertThat(texts(phone)).containsExactly("A code was made for your card.");
    assertThat(sender.isTold(receipt(answer, true))).isTrue();
  }

  @Test
  void isNotDeliveredWhereNoPhoneHasTheNumberAndThatIsReceipted() {
    SubmitAnswer answer = sender.submit(sms("Nobody reads this."));
    assertThat(sender.isTold(receipt(answer, false))).isTrue();
    assertThat(Tables.everythingIn(database)).doesNotContain("Nobody reads this.");
  }

  @Test
  void isThereOnceHoweverOftenItComesAndHasOneName() {
    PhoneId phone = switchedOn(consumer);
    Submission sms = sms("A code was made for your card.");
    SubmitAnswer first = sender.submit(sms);
    SubmitAnswer again =
        sender.submit(new Submission(sms.reference(), sms.to(), sms.text() + " (sent again)"));
    assertThat(again).isEqualTo(first);
    assertThat(texts(phone)).containsExactly(sms.text());
  }

  @Test
  void isKeptThoughItsAnswerIsLost() {
    PhoneId phone = switchedOn(consumer);
    fault(Kind.DROP, 1);
    Submission dropped = sms("dropped");
    assertThat(sender.submit(dropped)).isInstanceOf(SubmitAnswer.NoAnswer.class);
    assertThat(sender.submit(dropped)).isInstanceOf(Accepted.class);
    fault(Kind.NO_ANSWER, 1);
    Submission silent = sms("not answered");
    assertThat(sender.submit(silent)).isInstanceOf(SubmitAnswer.NoAnswer.class);
    assertThat(sender.submit(silent)).isInstanceOf(Accepted.class);
    assertThat(texts(phone)).containsExactly("not answered", "dropped");
  }

  @Test
  void isNotKeptWhenItComesTooFast() {
    PhoneId phone = switchedOn(consumer);
    fault(Kind.THROTTLE, 2);
    assertThat(sender.submit(sms("first"))).isEqualTo(new SubmitAnswer.Throttled());
    assertThat(sender.submit(sms("second"))).isEqualTo(new SubmitAnswer.Throttled());
    assertThat(sender.submit(sms("third"))).isInstanceOf(Accepted.class);
    assertThat(texts(phone)).containsExactly("third");
  }

  /** The sender was away: the receipt waits for its next session. */
  @Test
  void isReceiptedOnceTheSenderIsBack() {
    switchedOn(consumer);
    SubmitAnswer answer = sender.submit(sms("x"));
    sender.close();
    sender = new SmsSender(smsServer, environment);
    assertThat(sender.isTold(receipt(answer, true))).isTrue();
  }

  @Test
  void comesFromNobodyWithAWrongPassword() {
    try (SmsSender stranger = new SmsSender(smsServer, "guess")) {
      await().during(Duration.ofMillis(600)).until(() -> !stranger.isUp());
    }
  }

  @Test
  void isShownNewestFirstAndWholeHoweverLongItIs() {
    PhoneId phone = switchedOn(consumer);
    String novel = "달고나 커피에서 🎫 ".repeat(40);
    for (String text : new String[] {"first", "두 번째", novel}) {
      sender.send(consumer.phoneNumber(), text);
    }
    assertThat(texts(phone)).containsExactly(novel, "두 번째", "first");
  }

  @Test
  void reachesNobodyElse() {
    switchedOn(consumer);
    PhoneId other = anyPhone();
    sender.send(consumer.phoneNumber(), "For one only.");
    assertThat(phones().messages(other)).isEmpty();
  }

  private Iterable<String> texts(PhoneId phone) {
    return phones().messages(phone).stream().map(Message::text).toList();
  }

  private Submission sms(String text) {
    return new Submission(UUID.randomUUID(), consumer.phoneNumber(), text);
  }

  private static Receipt receipt(SubmitAnswer answer, boolean delivered) {
    return new Receipt(((Accepted) answer).message(), delivered);
  }

  private void fault(Kind kind, int times) {
    TestClient.of(SmsFaultsApi.class, environment, TestKeys.OPERATOR.reveal())
        .set(new SmsFault(kind, times));
  }
}
