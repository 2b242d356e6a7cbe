package org.showpay.mobile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.testing.ServiceTest;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** A consumer with phones, and fakes at the other ends of the lines. */
@ServiceTest
@Import(FakePeers.class)
abstract class PhoneScenario {

  static final ScreenSize SCREEN = new ScreenSize(320, 480);
  static final ShowCode CHOICE = new ShowCode(CardToken.next(), null, null);

  private static final SecureRandom RANDOM = new SecureRandom();

  @Autowired Environment environment;
  @Autowired JdbcClient database;
  @Autowired FakePinGenerator pinGenerator;
  @Autowired FakeVault vault;
  @Autowired FakeAccount account;

  final PhonesApi phones() {
    return TestClient.of(PhonesApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  final PhoneId switchedOn(NewPhone phone) {
    return phones().switchOn(phone).phone();
  }

  final PhoneId anyPhone() {
    return switchedOn(newPhone(SCREEN));
  }

  /** A phone whose number and key nobody else has. */
  static NewPhone newPhone(ScreenSize screen) {
    return new NewPhone(
        new PhoneNumber("8210" + "%09d".formatted(RANDOM.nextInt(1_000_000_000))),
        new HandsetKey(TestKeys.newSecret()),
        screen);
  }

  /** A card that no other test has; its number exists nowhere but in this run. */
  static TypedCard newCard() {
    String body = "94%013d".formatted(RANDOM.nextLong(10_000_000_000_000L));
    return new TypedCard("Everyday", Pan.withCheckDigit(body), YearMonth.of(2031, 4));
  }

  /** How a call was refused. */
  static Problem refusalOf(ThrowingCallable call) {
    return Problem.of(
        Objects.requireNonNull(catchThrowableOfType(RestClientResponseException.class, call)));
  }
}
