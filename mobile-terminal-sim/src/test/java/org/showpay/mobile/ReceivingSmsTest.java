package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.Message;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.sms.SmsApi;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Short messages reach the phone that has the number, once each. */
class ReceivingSmsTest extends PhoneScenario {

  private static final Instant SENT = Instant.parse("2026-11-20T09:30:00Z");

  private final NewPhone consumer = newPhone(SCREEN);

  @Test
  void knowsNoPhoneWithTheNumber() {
    Problem refusal = refusalOf(() -> sender().deliver(sms("Nobody reads this.")));

    assertThat(refusal.status()).isEqualTo(404);
    assertThat(refusal.code()).isEqualTo("NO_SUCH_PHONE");
    assertThat(Tables.everythingIn(database)).doesNotContain("Nobody reads this.");
  }

  @Test
  void deliversAMessageOnceHoweverOftenItComes() {
    PhoneId phone = switchedOn(consumer);
    Sms sms = sms("A code was made for your card.");

    sender().deliver(sms);
    sender().deliver(sms);

    assertThat(phones().messages(phone)).extracting(Message::text).containsExactly(sms.text());
  }

  @Test
  void showsTheNewestMessageFirst() {
    PhoneId phone = switchedOn(consumer);

    sender().deliver(sms("first"));
    sender().deliver(sms("두 번째"));
    sender().deliver(sms("third"));

    assertThat(phones().messages(phone))
        .extracting(Message::text)
        .containsExactly("third", "두 번째", "first");
  }

  @Test
  void reachesNobodyElse() {
    switchedOn(consumer);
    PhoneId other = anyPhone();

    sender().deliver(sms("For one only."));

    assertThat(phones().messages(other)).isEmpty();
  }

  private Sms sms(String text) {
    PhoneNumber to = consumer.phoneNumber();
    return new Sms(UUID.randomUUID(), to, text, SENT);
  }

  private SmsApi sender() {
    String token = TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.MOBILE_TERMINAL);
    return TestClient.of(SmsApi.class, environment, token);
  }
}
