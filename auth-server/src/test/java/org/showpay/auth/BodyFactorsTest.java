package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.testing.AtOnce;

/** Paying by finger, and by what only looks like it. */
@AuthServerTest
class BodyFactorsTest extends AtTheSensor {

  @Test
  void aFingerThatNobodyEnrolledProvesNothing() {
    PaymentView waiting = charge(SMALL);
    assertThat(entries().factors(waiting.paymentId())).containsExactly(Factor.PASSWORD);
    assertThat(Problems.of(() -> ask(waiting, Factor.FINGERPRINT)).code())
        .isEqualTo("FACTOR_NOT_ENOUGH");
  }

  @Test
  void aFingerPaysOnceAndItsAnswerCannotBeGivenTwice() {
    enrolFinger(FINGER, 1);
    PaymentView waiting = charge(SMALL);
    Challenge challenge = ask(waiting, Factor.FINGERPRINT);
    Entry entry = entry(waiting, challenge, FingerSensor.press(FINGER, Press.FLAT, 2));
    assertThat(enter(waiting, entry).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(enter(waiting, entry).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
    PaymentView another = charge(SMALL);
    assertThat(Problems.of(() -> enter(another, entry)).code()).isEqualTo("CHALLENGE_NOT_ANSWERED");
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void aCaptureThatSomebodyKeptIsNotTakenUnderANewChallenge() {
    byte[] enrolled = FingerSensor.press(FINGER, Press.FLAT, 3);
    enrol(Factor.FINGERPRINT, "thumb", own.challenge(wish(Factor.FINGERPRINT)), enrolled);
    PaymentView waiting = charge(SMALL);
    assertThat(pay(waiting, enrolled).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    byte[] used = FingerSensor.press(FINGER, Press.FLAT, 4);
    assertThat(pay(waiting, used).state()).isEqualTo(PaymentState.APPROVED);
    PaymentView later = charge(SMALL);
    assertThat(pay(later, used).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(pay(later, FingerSensor.press(FINGER, Press.FLAT, 5)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void anEntryOpensForItsOwnPaymentChallengeAndFactorAlone() {
    enrolFinger(FINGER, 6);
    PaymentView waiting = charge(SMALL);
    byte[] press = FingerSensor.press(FINGER, Press.FLAT, 7);
    Challenge first = ask(waiting, Factor.FINGERPRINT);
    Challenge second = ask(waiting, Factor.FINGERPRINT);
    SealedEntry forAnother = first.seal(Purpose.paying(PaymentId.next()), press);
    refuses(waiting, new Entry(first.challenge(), forAnother));
    SealedEntry forTheFirst = first.seal(Purpose.paying(waiting.paymentId()), press);
    refuses(waiting, new Entry(second.challenge(), forTheFirst));
    refuses(waiting, new Entry(first.challenge(), forTheFirst));
    Challenge third = ask(waiting, Factor.PASSWORD);
    refuses(waiting, new Entry(third.challenge(), forTheFirst));
    Challenge enrolment = own.challenge(wish(Factor.FINGERPRINT));
    refuses(waiting, entry(waiting, enrolment, press));
    Challenge late = ask(waiting, Factor.FINGERPRINT);
    town.jdbc().sql("update factor_challenge set expires_at = now()").update();
    refuses(waiting, entry(waiting, late, press));
    assertThat(pay(waiting, press).state()).isEqualTo(PaymentState.APPROVED);
  }

  private void refuses(PaymentView waiting, Entry entry) {
    assertThat(Problems.of(() -> enter(waiting, entry)).code()).isEqualTo("CHALLENGE_NOT_ANSWERED");
  }

  @Test
  void threeStrangersFingersEndThePaymentAndTenLockTheFactorButNotThePassword() {
    enrolFinger(FINGER, 8);
    PaymentView waiting = charge(SMALL);
    for (int i = 0; i < 2; i++) {
      assertThat(pay(waiting, strangers(i)).state())
          .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    }
    assertThat(reasonOf(pay(waiting, strangers(2)))).isEqualTo(DeclineReason.NOT_RECOGNISED);
    town.jdbc()
        .sql("update factor set failures = 9 where subscriber_id = ? and kind = 'FINGERPRINT'")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    PaymentView next = charge(SMALL);
    pay(next, strangers(3));
    byte[] right = FingerSensor.press(FINGER, Press.FLAT, 9);
    for (int i = 0; i < 3; i++) {
      assertThat(Problems.of(() -> pay(next, right)).status()).isEqualTo(423);
    }
    Challenge challenge = ask(next, Factor.PASSWORD);
    byte[] password = PAYMENT_PASSWORD.reveal().getBytes(StandardCharsets.UTF_8);
    assertThat(enter(next, entry(next, challenge, password)).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void manyFingersAtOnceAreThreeTriesAndOneCharge() throws Exception {
    enrolFinger(FINGER, 10);
    PaymentView waiting = charge(SMALL);
    List<Callable<PaymentState>> presses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Entry wrong = entry(waiting, ask(waiting, Factor.FINGERPRINT), strangers(10 + i));
      presses.add(() -> enter(waiting, wrong).state());
    }
    List<PaymentState> states = AtOnce.call(presses);
    assertThat(states).doesNotContain(PaymentState.APPROVED);
    assertThat(failures()).isEqualTo(3);
    assertThat(find(waiting).state()).isEqualTo(PaymentState.DECLINED);
    assertThat(Collections.frequency(states, PaymentState.DECLINED)).isPositive();
  }

  @Test
  void whatIsNoCaptureIsATryAndATooLongOneIsNotRead() {
    enrolFinger(FINGER, 11);
    PaymentView waiting = charge(SMALL);
    assertThat(pay(waiting, new byte[] {1, 2, 3}).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(failures()).isEqualTo(1);
    String tooLong = Base64.getEncoder().encodeToString(new byte[200_000]);
    int status =
        cashier
            .http()
            .post()
            .uri("/v1/payments/{payment}/entries", waiting.paymentId())
            .header("Content-Type", "application/json")
            .body("{\"challenge\":\"chl_x\",\"sealed\":\"" + tooLong + "\"}")
            .exchange((request, answer) -> answer.getStatusCode().value());
    assertThat(status).isEqualTo(400);
    assertThat(failures()).isEqualTo(1);
  }
}
