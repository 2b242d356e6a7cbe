package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.sensor.eye.Iris;
import org.showpay.sensor.eye.IrisSensor;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.voice.Throat;
import org.showpay.testing.TestPasswords;

/** What is enrolled, how far it reaches, and paying by eye and voice. */
@AuthServerTest
class OwnBodyTest extends AtTheSensor {

  @Test
  void enrollingTakesThePasswordAndSayingNoMoreThanWhatItIs() {
    Challenge challenge = own.challenge(wish(Factor.FINGERPRINT));
    SealedEntry sealed =
        challenge.seal(Purpose.ENROLMENT, FingerSensor.press(FINGER, Press.FLAT, 12));
    Enrolment wrong =
        new Enrolment(
            challenge.challenge(), "x", sealed, TestPasswords.otherThan(PAYMENT_PASSWORD));
    assertThat(Problems.of(() -> own.enrol(wrong)).code()).isEqualTo("WRONG_PASSWORD");
    Enrolled thumb = enrolFinger(FINGER, 13);
    enrolFinger(STRANGERS, 14);
    assertThat(own.view().enrolled()).hasSize(2).contains(thumb);
    assertThat(town.factorsOf(town.consumer()).view().enrolled()).isEmpty();
    assertThat(Problems.of(() -> town.factorsOf(town.consumer()).forget(thumb.template())).status())
        .isEqualTo(404);
    own.forget(thumb.template());
    PaymentView waiting = charge(SMALL);
    assertThat(pay(waiting, FingerSensor.press(FINGER, Press.FLAT, 15)).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(pay(waiting, strangers(16)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "thumb\u0000", "thumb\n", "0123456789012345678901234567890123456789x"})
  void aLabelThatCannotBeKeptIsNotRead(String label) {
    Challenge challenge = own.challenge(wish(Factor.IRIS));
    SealedEntry sealed = challenge.seal(Purpose.ENROLMENT, new byte[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Enrolment(challenge.challenge(), label, sealed, PAYMENT_PASSWORD));
  }

  @Test
  void aTemplateIsSealedForItsOwnRow() {
    enrolFinger(FINGER, 17);
    Consumer thief = town.consumer();
    town.jdbc()
        .sql("insert into factor (subscriber_id, kind) values (?, 'FINGERPRINT')")
        .param(thief.enrolment().subscriber().uuid())
        .update();
    town.jdbc()
        .sql(
            """
            insert into body_template (id, subscriber_id, factor, label, sealed)
            select gen_random_uuid(), :thief, factor, label, sealed
              from body_template where subscriber_id = :owner
            """)
        .param("thief", thief.enrolment().subscriber().uuid())
        .param("owner", consumer.enrolment().subscriber().uuid())
        .update();
    PaymentView waiting = charge(thief, SMALL);
    byte[] press = FingerSensor.press(FINGER, Press.FLAT, 18);
    assertThat(Problems.of(() -> pay(waiting, press)).status()).isEqualTo(500);
    assertThat(find(waiting).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void aFingerReachesAsFarAsTheOperatorAndItsOwnerLetIt() {
    enrolFinger(FINGER, 19);
    assertThat(factors(charge(300_000))).contains(Factor.FINGERPRINT);
    assertThat(factors(charge(300_001))).containsExactly(Factor.PASSWORD);
    own.changeCeiling(Factor.FINGERPRINT, new NewCeiling(won(10_000), PAYMENT_PASSWORD));
    assertThat(factors(charge(10_000))).contains(Factor.FINGERPRINT);
    assertThat(factors(charge(10_001))).containsExactly(Factor.PASSWORD);
    own.changeCeiling(Factor.FINGERPRINT, new NewCeiling(won(900_000), PAYMENT_PASSWORD));
    assertThat(factors(charge(300_001))).containsExactly(Factor.PASSWORD);
  }

  @Test
  void aCeilingHoldsAtOnceAlsoForWhatWasAskedForBefore() {
    enrolFinger(FINGER, 20);
    PaymentView waiting = charge(SMALL);
    Challenge before = ask(waiting, Factor.FINGERPRINT);
    own.changeCeiling(Factor.FINGERPRINT, new NewCeiling(won(SMALL - 1), PAYMENT_PASSWORD));
    Entry right = entry(waiting, before, FingerSensor.press(FINGER, Press.FLAT, 21));
    assertThat(Problems.of(() -> enter(waiting, right)).code()).isEqualTo("FACTOR_NOT_ENOUGH");
    assertThat(find(waiting).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void nobodyEnrolsByAQuestionThatAnotherWasAsked() {
    Consumer thief = town.consumer();
    Challenge asked = own.challenge(wish(Factor.FINGERPRINT));
    Enrolment stolen =
        new Enrolment(
            asked.challenge(),
            "thumb",
            asked.seal(Purpose.ENROLMENT, strangers(22)),
            PAYMENT_PASSWORD);
    assertThat(Problems.of(() -> town.factorsOf(thief).enrol(stolen)).code())
        .isEqualTo("CHALLENGE_NOT_ANSWERED");
    PaymentView waiting = charge(SMALL);
    Challenge forPaying = ask(waiting, Factor.PASSWORD);
    Enrolment atTheTill =
        new Enrolment(
            forPaying.challenge(),
            "thumb",
            forPaying.seal(Purpose.ENROLMENT, strangers(23)),
            PAYMENT_PASSWORD);
    assertThat(Problems.of(() -> own.enrol(atTheTill)).code()).isEqualTo("CHALLENGE_NOT_ANSWERED");
    assertThat(own.view().enrolled()).isEmpty();
  }

  @Test
  void anEyePaysAndAnotherDoesNot() {
    enrol(
        Factor.IRIS,
        "left",
        own.challenge(wish(Factor.IRIS)),
        IrisSensor.look(Iris.grow(1), org.showpay.sensor.eye.Look.STEADY, 1));
    PaymentView waiting = charge(SMALL);
    byte[] wrong = IrisSensor.look(Iris.grow(2), org.showpay.sensor.eye.Look.STEADY, 2);
    assertThat(pay(waiting, Factor.IRIS, wrong).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    byte[] right = IrisSensor.look(Iris.grow(1), org.showpay.sensor.eye.Look.TILTED, 3);
    assertThat(pay(waiting, Factor.IRIS, right).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aVoiceSaysTheDigitsOfTheChallengeAndARecordingOfOthersDoesNotPay() {
    Throat voice = Throat.grow(1);
    Challenge enrolment = own.challenge(wish(Factor.VOICE));
    assertThat(enrolment.prompt()).hasSize(10).containsOnlyDigits();
    enrol(Factor.VOICE, "me", enrolment, say(voice, enrolment.prompt(), 1));
    PaymentView waiting = charge(SMALL);
    Challenge first = ask(waiting, Factor.VOICE);
    byte[] recording = say(voice, otherDigits(first.prompt()), 2);
    assertThat(enter(waiting, entry(waiting, first, recording)).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    Challenge second = ask(waiting, Factor.VOICE);
    assertThat(enter(waiting, entry(waiting, second, say(Throat.grow(9), second.prompt(), 3))))
        .extracting(PaymentView::state)
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    Challenge third = ask(waiting, Factor.VOICE);
    assertThat(enter(waiting, entry(waiting, third, say(voice, third.prompt(), 4))).state())
        .isEqualTo(PaymentState.APPROVED);
  }
}
