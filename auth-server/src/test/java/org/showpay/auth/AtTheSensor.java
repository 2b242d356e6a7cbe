package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.EntriesApi.Wanted;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.finger.Skin;
import org.showpay.sensor.voice.Manner;
import org.showpay.sensor.voice.Microphone;
import org.showpay.sensor.voice.Throat;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of bodies have in common: somebody with a phone, somebody at a till. */
abstract class AtTheSensor {

  static final Skin FINGER = Skin.grow(8_201);
  static final Skin STRANGERS = Skin.grow(8_202);
  static final long SMALL = 4_200;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  Consumer consumer;
  Cashier cashier;
  OwnFactorsApi own;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    own = town.factorsOf(consumer);
  }

  static byte[] say(Throat voice, String digits, long moment) {
    return Microphone.hear(voice, digits, Manner.CLEAR, moment);
  }

  static String otherDigits(String digits) {
    StringBuilder others = new StringBuilder();
    digits.chars().forEach(digit -> others.append((digit - '0' + 5) % 10));
    return others.toString();
  }

  static byte[] strangers(long moment) {
    return FingerSensor.press(STRANGERS, Press.FLAT, moment);
  }

  Enrolled enrolFinger(Skin finger, long moment) {
    byte[] press = FingerSensor.press(finger, Press.FLAT, moment);
    return enrol(Factor.FINGERPRINT, "finger", own.challenge(wish(Factor.FINGERPRINT)), press);
  }

  Enrolled enrol(Factor factor, String label, Challenge challenge, byte[] capture) {
    Enrolled enrolled =
        own.enrol(
            new Enrolment(
                challenge.challenge(),
                label,
                challenge.seal(Purpose.ENROLMENT, capture),
                PAYMENT_PASSWORD));
    assertThat(enrolled.factor()).isEqualTo(factor);
    return enrolled;
  }

  static OwnFactorsApi.Wanted wish(Factor factor) {
    return new OwnFactorsApi.Wanted(factor);
  }

  int failures() {
    return town.jdbc()
        .sql("select failures from factor where subscriber_id = ? and kind = 'FINGERPRINT'")
        .param(consumer.enrolment().subscriber().uuid())
        .query(Integer.class)
        .single();
  }

  EntriesApi entries() {
    return cashier.entries();
  }

  List<Factor> factors(PaymentView payment) {
    return entries().factors(payment.paymentId());
  }

  PaymentView find(PaymentView payment) {
    return cashier.payments().find(payment.paymentId());
  }

  Challenge ask(PaymentView payment, Factor factor) {
    return entries().challenge(payment.paymentId(), new Wanted(factor));
  }

  static Entry entry(PaymentView payment, Challenge challenge, byte[] content) {
    return new Entry(
        challenge.challenge(), challenge.seal(Purpose.paying(payment.paymentId()), content));
  }

  PaymentView enter(PaymentView payment, Entry entry) {
    return entries().enter(payment.paymentId(), entry);
  }

  PaymentView pay(PaymentView payment, byte[] press) {
    return pay(payment, Factor.FINGERPRINT, press);
  }

  PaymentView pay(PaymentView payment, Factor factor, byte[] capture) {
    return enter(payment, entry(payment, ask(payment, factor), capture));
  }

  PaymentView charge(long amount) {
    return charge(consumer, amount);
  }

  PaymentView charge(Consumer payer, long amount) {
    AuthorizationRequest usual = cashier.request(payer.code(), won(amount));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), null));
  }

  static DeclineReason reasonOf(PaymentView payment) {
    return Objects.requireNonNull(payment.decline()).reason();
  }
}
