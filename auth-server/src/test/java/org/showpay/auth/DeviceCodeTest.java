package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.devicecode.DeviceCode;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.devicecode.DeviceKeysApi.Holder;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes made on handsets: guessed, shown again, by clocks that are off, at two tills at once. */
@AuthServerTest
class DeviceCodeTest {

  private static final Duration CALM = Duration.ofSeconds(10);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired TransactionTemplate transaction;

  private Consumer consumer;
  private Cashier cashier;
  private Made made;

  /** A handset's key. */
  private record Made(DeviceKeyId id, DeviceCodeKey key) {

    PayCode code(TimeStep step) {
      return key.at(step).in(SchemePrefix.DEFAULT);
    }
  }

  @BeforeEach
  void aHandsetThatMakesCodes() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    made = enable();
  }

  @Test
  void aStepThatWasPaidWithPaysNoMore() {
    PayCode code = made.code(calmStep());
    assertThat(cashier.charge(code, won(100)).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(why(code)).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void twoTillsThatReadOneCodeAtOnceChargeItOnce() throws Exception {
    TimeStep now = calmStep();
    Cashier other = town.cashier();
    for (TimeStep step : now.window()) {
      PayCode code = made.code(step);
      assertThat(
              AtOnce.call(
                  List.<Callable<PaymentState>>of(
                      () -> cashier.charge(code, won(100)).state(),
                      () -> other.charge(code, won(100)).state())))
          .containsExactlyInAnyOrder(PaymentState.APPROVED, PaymentState.DECLINED);
    }
    assertThat(adapter.seen()).hasSize(3);
  }

  @Test
  void aClockMayBeOffByOneStepAndByNoMore() {
    long now = calmStep().number();
    assertThat(why(made.code(new TimeStep(now - 2)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(why(made.code(new TimeStep(now + 2)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(why(made.code(new TimeStep(now - 1)))).isNull();
    assertThat(why(made.code(new TimeStep(now + 1)))).isNull();
  }

  @Test
  void fiveWrongProofsLockTheHandsetsCodesUntilItIsSynchronised() {
    TimeStep now = calmStep();
    DeviceCode right = made.key().at(now);
    for (int i = 1; i <= 5; i++) {
      DeviceCode guess = new DeviceCode(right.index(), (right.proof() + i) % 100_000_000);
      assertThat(why(guess.in(SchemePrefix.DEFAULT))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    }
    assertThat(why(made.code(now))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(adapter.seen()).isEmpty();
    Instant told = keys().resync(made.id(), holder()).now();
    assertThat(TimeStep.at(told).number()).isBetween(now.number(), now.number() + 1);
    assertThat(why(made.code(now))).isNull();
  }

  @Test
  void fourWrongProofsLockNothingAndAnUnknownIndexCountsForNobody() {
    TimeStep now = calmStep();
    DeviceCode right = made.key().at(now);
    for (int i = 1; i <= 4; i++) {
      why(
          new DeviceCode(right.index(), (right.proof() + i) % 100_000_000)
              .in(SchemePrefix.DEFAULT));
    }
    for (int i = 1; i <= 5; i++) {
      why(new DeviceCode(right.index() ^ i, right.proof()).in(SchemePrefix.DEFAULT));
    }
    assertThat(why(made.code(now))).isNull();
  }

  @Test
  void noAmountIsSoSmallThatItNeedsNoFactor() {
    AuthorizationRequest asked = cashier.request(made.code(calmStep()), won(1));
    PaymentView waiting =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    asked.paymentId(), asked.orderId(), asked.payCode(), asked.amount(), null));
    assertThat(waiting.state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void paysNoMoreThanItsCeiling() {
    PayCode code = made.code(calmStep());
    PaymentView.Decline decline = cashier.charge(code, won(5_001)).decline();
    assertThat(decline).isEqualTo(PaymentView.Decline.of(DeclineReason.ABOVE_CEILING));
  }

  @Test
  void aKeyThatWasReplacedOrTakenBackMakesNoCodes() {
    TimeStep now = calmStep();
    Made next = enable();
    assertThat(why(made.code(now))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(why(next.code(now))).isNull();
    new PackPocket(environment, consumer).revoke(new CodesToRevoke.All());
    assertThat(why(next.code(new TimeStep(now.number() + 1))))
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void aCodeThatWasReadAndNotPaidEndsWithItsKey() {
    PayCode code = made.code(calmStep());
    assertThat(cashier.charge(code, won(5_001)).state()).isEqualTo(PaymentState.DECLINED);
    enable();
    assertThat(why(code)).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  /** The till reads the code before it can be seen that its key is taken back. */
  @Test
  void aCodeThatIsReadWhileItsKeyIsTakenBackPaysNothing() throws Exception {
    PayCode code = made.code(calmStep());
    try (ExecutorService till = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PaymentState> charged =
          transaction.execute(status -> {
            change(made, "state = 'ENDED'");
            Future<PaymentState> charging =
                till.submit(() -> cashier.charge(code, won(100)).state());
            await().until(() -> charging.isDone() || town.somebodyWaitsIn("%device_key%"));
            return charging;
          });
      assertThat(charged.get()).isEqualTo(PaymentState.DECLINED);
    }
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void noCodeFromBeforeAFreezeComesBackToLifeWhenItEnds() {
    long now = calmStep().number();
    town.jdbc()
        .sql("update subscriber set frozen_at = now() where id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    TestClient.of(WalletApi.class, environment, handset())
        .unfreeze(new WalletApi.Proof(Town.PAYMENT_PASSWORD));
    for (TimeStep step : new TimeStep(now).window()) {
      assertThat(why(made.code(step))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    }
    change(made, "after_step = after_step - 2");
    assertThat(why(made.code(new TimeStep(now + 1)))).as("as a minute later").isNull();
  }

  @Test
  void aKeyIsKnownAtOnceAlsoWhereItIsWrittenDownLate() {
    TimeStep now = calmStep();
    why(made.code(now));
    Made late = enable();
    change(late, "enabled_at = enabled_at - interval '10 seconds'");
    assertThat(why(late.code(now))).isNull();
  }

  @Test
  void refusesAKeyWithoutACeiling() {
    consumer.waitsAMoment();
    assertThat(keys().enable(wish(won(0), PackKeyPair.draw())))
        .isEqualTo(new DeviceKeyAnswer.Refused(CodeRefusal.PACK_NEEDS_A_CEILING));
  }

  private Made enable() {
    consumer.waitsAMoment();
    PackKeyPair handset = PackKeyPair.draw();
    DeviceKeyAnswer answer = keys().enable(wish(won(5_000), handset));
    if (answer instanceof DeviceKeyAnswer.Enabled enabled) {
      byte[] key = handset.open(enabled.key().toString(), enabled.sealedKey());
      return new Made(enabled.key(), DeviceCodeKey.of(key));
    }
    throw new AssertionError("No key: " + answer);
  }

  private DeviceKeyWish wish(Money ceiling, PackKeyPair handset) {
    return new DeviceKeyWish(
        consumer.enrolment().subscriber(),
        consumer.enrolment().handset(),
        consumer.card(),
        ceiling,
        handset.key());
  }

  private void change(Made key, String change) {
    town.jdbc()
        .sql("update device_key set " + change + " where id = ?")
        .param(key.id().uuid())
        .update();
  }

  private String handset() {
    return TestKeys.handsetToken(
        SessionId.next(),
        consumer.enrolment().handset(),
        consumer.enrolment().subscriber(),
        ServiceName.AUTH_SERVER);
  }

  /** The step that it is, with enough of it left for what a test does. */
  private TimeStep calmStep() {
    Instant now = now();
    TimeStep step = TimeStep.at(now);
    Duration left = Duration.between(now, step.end());
    if (left.compareTo(CALM) > 0) {
      return step;
    }
    LockSupport.parkNanos(left.toNanos());
    return TimeStep.at(now().plusMillis(1));
  }

  private Instant now() {
    return town.jdbc().sql("select now()").query(Timestamp.class).single().toInstant();
  }

  /** Why a payment by this code is declined; nothing where it is approved. */
  private @Nullable DeclineReason why(PayCode code) {
    PaymentView.Decline decline = cashier.charge(code, won(100)).decline();
    return decline == null ? null : decline.reason();
  }

  private Holder holder() {
    return new Holder(consumer.enrolment().handset());
  }

  private DeviceKeysApi keys() {
    return TestClient.of(
        DeviceKeysApi.class,
        environment,
        TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER));
  }
}
