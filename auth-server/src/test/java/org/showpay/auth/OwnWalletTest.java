package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** What a subscriber sees of the own wallet on the handset, and how it is stopped at once. */
@AuthServerTest
class OwnWalletTest {

  private static final Password WRONG = TestPasswords.otherThan(PAYMENT_PASSWORD);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired TransactionTemplate transaction;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void aFrozenWalletGetsNoCodeAndPaysNothing() {
    PayCode shown = consumer.code();
    wallet(consumer).freeze();
    assertThat(wallet(consumer).view().frozenSince()).isNotNull();
    assertThat(register(consumer))
        .isEqualTo(new RegistrationAnswer.Refused(CodeRefusal.WALLET_FROZEN));
    assertThat(reasonOf(charge(shown, PAYMENT_PASSWORD))).isEqualTo(DeclineReason.WALLET_FROZEN);
    assertThat(reasonOf(charge(shown, null))).isEqualTo(DeclineReason.WALLET_FROZEN);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void aPaymentThatWaitsForItsConsumerIsNotChargedOnceTheWalletIsFrozen() {
    PaymentView waiting = charge(consumer.code(), null);
    wallet(consumer).freeze();
    assertThat(approvals().decide(waiting.paymentId(), new Decision(Decision.Answer.APPROVE)))
        .extracting(ApprovalsApi.Decided::state)
        .isEqualTo(PaymentState.DECLINED);
    assertThat(reasonOf(cashier.payments().find(waiting.paymentId())))
        .isEqualTo(DeclineReason.WALLET_FROZEN);
    assertThat(adapter.seen()).isEmpty();
  }

  /** The code is spent before the freeze is visible; the payment must find it all the same. */
  @Test
  void aPaymentThatIsBeingOpenedDoesNotGetPastAFreeze() throws Exception {
    PayCode code = consumer.code();
    try (ExecutorService till = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PaymentView> payment =
          transaction.execute(status -> {
            town.jdbc()
                .sql("update subscriber set frozen_at = now() where id = ?")
                .param(consumer.enrolment().subscriber().uuid())
                .update();
            Future<PaymentView> charging = till.submit(() -> charge(code, PAYMENT_PASSWORD));
            await().until(() -> charging.isDone() || somebodyWaitsForTheSubscriber());
            return charging;
          });
      assertThat(reasonOf(payment.get())).isEqualTo(DeclineReason.WALLET_FROZEN);
    }
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void onlyThePaymentPasswordUnfreezesAndNoCodeOfBeforeComesBackToLife() {
    PayCode shown = consumer.code();
    wallet(consumer).freeze();
    Problem refused = Problems.of(() -> wallet(consumer).unfreeze(new Proof(WRONG)));
    assertThat(refused.code()).isEqualTo("WRONG_PASSWORD");
    assertThat(refused.nextStep()).isEqualTo(NextStep.RETRY_PASSWORD);
    assertThat(wallet(consumer).view().frozenSince()).isNotNull();

    assertThat(wallet(consumer).unfreeze(new Proof(PAYMENT_PASSWORD)).frozenSince()).isNull();
    assertThat(reasonOf(charge(shown, PAYMENT_PASSWORD))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(charge(consumer.code(), PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void packsFromBeforeAFreezeAreOverWhenItEnds() {
    PackPocket pocket = new PackPocket(environment, consumer);
    PackPocket.Pack pack = pocket.confirmed(2, won(100_000));
    wallet(consumer).freeze();
    assertThat(reasonOf(charge(pack.code(1), PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.WALLET_FROZEN);
    wallet(consumer).unfreeze(new Proof(PAYMENT_PASSWORD));
    assertThat(reasonOf(charge(pack.code(2), PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pocket.confirm(pack.id())).isEqualTo(PackState.ENDED);
    PackPocket.Pack next = pocket.confirmed(1, won(100_000));
    assertThat(charge(next.code(1), PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
  }

  /** The wallet is frozen after it was looked at, and before the pack or key is written down. */
  @Test
  void noPackAndNoKeyThatIsAskedForMeanwhileGetsPastAFreeze() throws Exception {
    PackPocket pocket = new PackPocket(environment, consumer);
    assertThat(whileItIsFrozen(() -> pocket.register(pocket.draw(2), won(5_000))))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.WALLET_FROZEN));
    town.jdbc()
        .sql("update subscriber set frozen_at = null where id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    DeviceKeyWish wish =
        new DeviceKeyWish(
            consumer.enrolment().subscriber(),
            consumer.enrolment().handset(),
            consumer.card(),
            won(5_000),
            PackKeyPair.draw().key());
    assertThat(whileItIsFrozen(() -> deviceKeys().enable(wish)))
        .isEqualTo(new DeviceKeyAnswer.Refused(CodeRefusal.WALLET_FROZEN));
  }

  private <T> T whileItIsFrozen(Callable<T> request) throws Exception {
    try (ExecutorService handset = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> answer =
          transaction.execute(status -> {
            town.jdbc()
                .sql("update subscriber set frozen_at = now() where id = ?")
                .param(consumer.enrolment().subscriber().uuid())
                .update();
            Future<T> asked = handset.submit(request);
            await().until(() -> asked.isDone() || somebodyWaitsForTheSubscriber());
            return asked;
          });
      return answer.get();
    }
  }

  private DeviceKeysApi deviceKeys() {
    return TestClient.of(
        DeviceKeysApi.class,
        environment,
        TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER));
  }

  @Test
  void tenWrongPasswordsLockUnfreezing() {
    wallet(consumer).freeze();
    for (int i = 0; i < 10; i++) {
      assertThat(Problems.of(() -> wallet(consumer).unfreeze(new Proof(WRONG))).status())
          .isEqualTo(422);
    }
    Problem locked = Problems.of(() -> wallet(consumer).unfreeze(new Proof(PAYMENT_PASSWORD)));
    assertThat(locked.status()).isEqualTo(423);
    assertThat(locked.code()).isEqualTo("PASSWORD_LOCKED");
  }

  @Test
  void freezingTwiceKeepsTheFirstTimeAndTouchesNobodyElse() {
    Consumer stranger = town.consumer();
    assertThat(wallet(consumer).freeze()).isEqualTo(wallet(consumer).freeze());
    assertThat(wallet(stranger).view().frozenSince()).isNull();
    assertThat(stranger.code()).isNotNull();
  }

  @Test
  void limitsChangeForWhoeverKnowsThePaymentPasswordAlone() {
    Limits wanted = new Limits(won(1_000), won(2_000), won(3_000), won(500), 1);
    assertThat(
            Problems.of(() -> wallet(consumer).changeLimits(new NewLimits(wanted, WRONG))).code())
        .isEqualTo("WRONG_PASSWORD");
    assertThat(wallet(consumer).view().limits()).isNotEqualTo(wanted);
    assertThat(wallet(consumer).changeLimits(new NewLimits(wanted, PAYMENT_PASSWORD)).limits())
        .isEqualTo(wanted);
    assertThat(reasonOf(charge(consumer.code(), PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.LIMIT_PER_PAYMENT);
  }

  @Test
  void everyPaymentIsSeenByItsOwnConsumerAloneAlsoOneThatLeftTheCodeUnspent() {
    PaymentView tooMuch = charge(consumer.code(won(100), null), PAYMENT_PASSWORD);
    PaymentView paid = charge(consumer.code(), PAYMENT_PASSWORD);
    PaymentView waiting = charge(consumer.code(), null);
    List<OwnPayment> seen = wallet(consumer).payments();
    assertThat(seen)
        .extracting(OwnPayment::payment)
        .containsExactly(waiting.paymentId(), paid.paymentId(), tooMuch.paymentId());
    assertThat(seen.get(0).decideBy()).isEqualTo(waiting.authenticateBy());
    assertThat(seen.get(1).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(seen.get(1).merchantName()).isEqualTo("Corner Shop");
    assertThat(seen.get(2).decline()).isEqualTo(DeclineReason.ABOVE_CEILING);
    assertThat(wallet(consumer).view().spentToday()).isEqualTo(won(8_400));
    assertThat(wallet(town.consumer()).payments()).isEmpty();
  }

  @Test
  void offersTheShopsWhereOneHasPaidFirst() {
    charge(consumer.code(), PAYMENT_PASSWORD);
    town.cashier();
    assertThat(wallet(consumer).shops().getFirst())
        .isEqualTo(new WalletApi.Shop(cashier.merchant().merchant(), "Corner Shop"));
    assertThat(wallet(consumer).shops()).hasSizeGreaterThan(1);
  }

  private boolean somebodyWaitsForTheSubscriber() {
    return town.somebodyWaitsIn("select%from subscriber%");
  }

  private RegistrationAnswer register(Consumer owner) {
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    return town.payCodes().register(owner.registration(code, null, null));
  }

  private PaymentView charge(PayCode code, @Nullable Password password) {
    AuthorizationRequest usual = cashier.request(code, won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), code, usual.amount(), password));
  }

  private static @Nullable DeclineReason reasonOf(PaymentView payment) {
    return payment.decline() == null ? null : payment.decline().reason();
  }

  private WalletApi wallet(Consumer owner) {
    return TestClient.of(WalletApi.class, environment, handsetOf(owner));
  }

  private ApprovalsApi approvals() {
    return TestClient.of(ApprovalsApi.class, environment, handsetOf(consumer));
  }

  private static String handsetOf(Consumer owner) {
    return TestKeys.handsetToken(
        SessionId.next(),
        owner.enrolment().handset(),
        owner.enrolment().subscriber(),
        ServiceName.AUTH_SERVER);
  }
}
