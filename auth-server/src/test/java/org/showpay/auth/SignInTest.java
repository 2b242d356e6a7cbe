package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;

/** Enrolling subscribers and recognising them. */
@AuthServerTest
class SignInTest {

  private static final Password WRONG = TestPasswords.login();
  private static final HandsetKey FOREIGN_KEY = new HandsetKey(TestKeys.newSecret());

  @Autowired Town town;

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "12345a", "123456", "987654", "111111", "121212"})
  void refusesPaymentPasswordsThatAreNoSixDigitsOrEasilyGuessed(String password) {
    Problem problem =
        Problems.of(() -> enrol("821099999999", "weak", TestPasswords.login().reveal(), password));
    assertThat(problem.code()).isEqualTo("PASSWORD_REFUSED");
    assertThat(problem.detail()).contains("payment password").doesNotContain(password);
  }

  @Test
  void refusesShortPasswordsForTheId() {
    assertThat(
            Problems.of(() ->
                    enrol("821099999998", "short", "eleven char", TestPasswords.payment().reveal()))
                .detail())
        .contains("12 characters");
  }

  @Test
  void refusesAPhoneNumberOrIdThatIsTaken() {
    Consumer consumer = town.consumer();
    String password = TestPasswords.login().reveal();
    assertThat(
            Problems.of(() ->
                    enrol(
                        consumer.phone().reveal(),
                        "other-id",
                        password,
                        TestPasswords.payment().reveal()))
                .status())
        .isEqualTo(409);
    assertThat(
            Problems.of(() ->
                    enrol(
                        "821099999997",
                        consumer.login().text(),
                        password,
                        TestPasswords.payment().reveal()))
                .code())
        .isEqualTo("SUBSCRIBER_EXISTS");
  }

  @Test
  void doesNotRecogniseAnotherKeyNumberOrPassword() {
    Consumer consumer = town.consumer();
    HandsetKey key = consumer.enrolment().handsetKey();
    assertThat(signIn(new SignIn.ByPhoneNumber(consumer.phone(), FOREIGN_KEY)))
        .isEqualTo(new SignInAnswer.NotRecognised());
    assertThat(signIn(new SignIn.ByPhoneNumber(new PhoneNumber("8215551234"), key)))
        .isEqualTo(new SignInAnswer.NotRecognised());
    assertThat(signIn(new SignIn.ByLoginId(consumer.login(), WRONG)))
        .isEqualTo(new SignInAnswer.NotRecognised());
    assertThat(signIn(new SignIn.ByLoginId(new LoginId("nobody-here"), WRONG)))
        .isEqualTo(new SignInAnswer.NotRecognised());
  }

  @Test
  void recognisesTheTerminalNumberWithItsKeyAndTheIdWithItsPassword() {
    Consumer consumer = town.consumer();
    SignInAnswer expected =
        new SignInAnswer.SignedIn(
            consumer.enrolment().subscriber(), consumer.enrolment().handset(), consumer.phone());
    assertThat(
            signIn(new SignIn.ByPhoneNumber(consumer.phone(), consumer.enrolment().handsetKey())))
        .isEqualTo(expected);
    assertThat(signIn(new SignIn.ByLoginId(consumer.login(), Town.LOGIN_PASSWORD)))
        .isEqualTo(expected);
  }

  @Test
  void doesNotRecogniseAFrozenSubscriber() {
    Consumer consumer = town.consumer();
    town.jdbc()
        .sql("update subscriber set state = 'FROZEN' where id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    assertThat(signIn(new SignIn.ByLoginId(consumer.login(), Town.LOGIN_PASSWORD)))
        .isEqualTo(new SignInAnswer.NotRecognised());
    assertThat(
            signIn(new SignIn.ByPhoneNumber(consumer.phone(), consumer.enrolment().handsetKey())))
        .isEqualTo(new SignInAnswer.NotRecognised());
  }

  @Test
  void locksAfterTenWrongPasswordsForHalfAnHourEvenForTheRightOne() throws Exception {
    Consumer consumer = town.consumer();
    SignIn wrong = new SignIn.ByLoginId(consumer.login(), WRONG);
    SignIn right = new SignIn.ByLoginId(consumer.login(), Town.LOGIN_PASSWORD);
    try (ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<SignInAnswer> attempt = () -> signIn(wrong);
      var answers =
          tries.invokeAll(Collections.nCopies(30, attempt)).stream()
              .map(future -> future.resultNow())
              .toList();
      assertThat(answers).filteredOn(a -> a instanceof SignInAnswer.NotRecognised).hasSize(10);
      assertThat(answers).filteredOn(a -> a instanceof SignInAnswer.Locked).hasSize(20);
    }
    assertThat(signIn(right)).isEqualTo(new SignInAnswer.Locked());
    passes(consumer, 29);
    assertThat(signIn(right)).isEqualTo(new SignInAnswer.Locked());
    passes(consumer, 2);
    assertThat(signIn(right)).isInstanceOf(SignInAnswer.SignedIn.class);
  }

  @Test
  void forgetsWrongTriesOnceThePasswordWasRight() {
    Consumer consumer = town.consumer();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 9; i++) {
        signIn(new SignIn.ByLoginId(consumer.login(), WRONG));
      }
      assertThat(signIn(new SignIn.ByLoginId(consumer.login(), Town.LOGIN_PASSWORD)))
          .isInstanceOf(SignInAnswer.SignedIn.class);
    }
  }

  /** Moves the end of the lock instead of the clock: the database's time decides. */
  private void passes(Consumer consumer, int minutes) {
    town.jdbc()
        .sql(
            """
            update factor set locked_until = locked_until - make_interval(mins => ?)
             where subscriber_id = ? and kind = 'LOGIN_PASSWORD'
            """)
        .params(minutes, consumer.enrolment().subscriber().uuid())
        .update();
  }

  private SignInAnswer signIn(SignIn signIn) {
    return town.subscribers().signIn(signIn);
  }

  private void enrol(String phone, String login, String password, String paymentPassword) {
    town.asOperator()
        .enrol(
            new EnrolRequest(
                new PhoneNumber(phone),
                new LoginId(login),
                new Password(password),
                new Password(paymentPassword)));
  }
}
