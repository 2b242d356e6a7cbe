package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakePinGenerator.ISSUE;
import static org.showpay.mobile.FakePinGenerator.SIGN_IN;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.SignIn;

/** A phone signs in when it must, and no oftener. */
class SigningInTest extends PhoneScenario {

  private final NewPhone consumer = newPhone(SCREEN);

  @Test
  void tellsThatThePhoneIsNotRecognised() {
    PhoneId phone = switchedOn(consumer);
    pinGenerator.nextSignIn(
        consumer.phoneNumber(),
        Answer.problem(401, "NOT_RECOGNISED", NextStep.STOP, "Call the operator."));

    Problem refusal = refusalOf(() -> phones().showCode(phone, CHOICE));

    assertThat(refusal)
        .isEqualTo(new Problem(401, "NOT_RECOGNISED", NextStep.STOP, "Call the operator."));
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isOne();
  }

  @Test
  void tellsThatThePhoneIsLockedAlsoWhenItWasGoingToTheVault() {
    PhoneId phone = switchedOn(consumer);
    pinGenerator.nextSignIn(
        consumer.phoneNumber(), Answer.problem(423, "LOCKED", NextStep.RETRY_SAME, "Wait."));

    Problem refusal = refusalOf(() -> phones().addCard(phone, newCard()));

    assertThat(refusal).isEqualTo(new Problem(423, "LOCKED", NextStep.RETRY_SAME, "Wait."));
  }

  @Test
  void saysThatSigningInGetsNoAnswerAndSignsInAtTheNextTry() {
    PhoneId phone = switchedOn(consumer);
    pinGenerator.nextSignIn(consumer.phoneNumber(), new Answer.Says(500, "{}"));

    Problem silence = refusalOf(() -> phones().showCode(phone, CHOICE));

    assertThat(silence.status()).isEqualTo(503);
    assertThat(silence.code()).isEqualTo("PIN_GENERATOR_UNAVAILABLE");
    assertThat(phones().showCode(phone, CHOICE).pictures()).isNotEmpty();
  }

  @Test
  void tellsTheErrorWhenAFreshSessionIsRefusedToo() {
    PhoneId phone = switchedOn(consumer);
    pinGenerator.next(ISSUE, FakePinGenerator.notSignedIn(), FakePinGenerator.notSignedIn());

    Problem refusal = refusalOf(() -> phones().showCode(phone, CHOICE));

    assertThat(refusal)
        .isEqualTo(new Problem(401, "UNAUTHORIZED", NextStep.FIX_REQUEST, "Sign in first."));
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isEqualTo(2);
  }

  @Test
  void signsInAgainWhenTheSessionHasEndedEarlyAndThenSucceeds() {
    PhoneId phone = switchedOn(consumer);
    phones().showCode(phone, CHOICE);
    pinGenerator.forgetSessions();

    assertThat(phones().showCode(phone, CHOICE).pictures()).isNotEmpty();
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isEqualTo(2);
  }

  @Test
  void signsInAgainWhenItIsTheVaultThatRefusesTheSession() {
    PhoneId phone = switchedOn(consumer);
    phones().showCode(phone, CHOICE);
    pinGenerator.forgetSessions();

    assertThat(phones().addCard(phone, newCard()).nickname()).isEqualTo("Everyday");
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isEqualTo(2);
  }

  @Test
  void signsInAgainBeforeTheSessionEnds() {
    PhoneId phone = switchedOn(consumer);
    pinGenerator.nextSignIn(
        consumer.phoneNumber(), Answer.of(pinGenerator.open(Duration.ofSeconds(25))));

    phones().showCode(phone, CHOICE);
    phones().showCode(phone, CHOICE);
    phones().showCode(phone, CHOICE);

    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isEqualTo(2);
  }

  @Test
  void signsInOnceForAllWhoAskAtOnce() throws Exception {
    PhoneId phone = switchedOn(consumer);
    showTenAtOnce(phone);
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isOne();

    pinGenerator.forgetSessions();
    showTenAtOnce(phone);
    assertThat(pinGenerator.signInsOf(consumer.phoneNumber())).isEqualTo(2);
  }

  @Test
  void signsInWithItsOwnNumberAndKeyAndWithNobodysCredential() {
    phones().showCode(switchedOn(consumer), CHOICE);

    FakePeer.Question signIn = pinGenerator.questions(SIGN_IN).getLast();
    assertThat(signIn.bearer()).isNull();
    assertThat(signIn.as(SignIn.class))
        .isEqualTo(new SignIn.ByPhoneNumber(consumer.phoneNumber(), consumer.handsetKey()));
  }

  private void showTenAtOnce(PhoneId phone) throws InterruptedException {
    Callable<Integer> show = () -> phones().showCode(phone, CHOICE).pictures().size();
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(hands.invokeAll(Collections.nCopies(10, show)))
          .extracting(Future::resultNow)
          .doesNotContain(0);
    }
  }
}
