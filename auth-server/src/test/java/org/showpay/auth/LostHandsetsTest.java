package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.handset.HandsetsApi;
import org.showpay.contracts.handset.HandsetsApi.HandsetView;
import org.showpay.contracts.handset.HandsetsApi.NewHandset;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.HandsetLossApi;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** What a handset that is lost can still do, which is nothing from when that is told. */
@AuthServerTest
class LostHandsetsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;

  private Consumer owner;
  private Cashier cashier;
  private HandsetsApi operator;
  private SubscriberId subscriber;
  private HandsetId handset;

  @BeforeEach
  void somebodyWithAHandset() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    owner = town.consumer();
    cashier = town.cashier();
    operator = TestClient.of(HandsetsApi.class, environment, TestKeys.OPERATOR.reveal());
    subscriber = owner.enrolment().subscriber();
    handset = owner.enrolment().handset();
  }

  @Test
  void nobodyTakesOutWhatIsNotTheirs() {
    Consumer other = town.consumer();
    assertThat(problem(() -> operator.takeOut(other.enrolment().subscriber(), handset)).code())
        .isEqualTo("HANDSET_UNKNOWN");
    assertThat(problem(() -> operator.takeOut(subscriber, HandsetId.next())).code())
        .isEqualTo("HANDSET_UNKNOWN");
    assertThat(operator.list(subscriber)).containsExactly(new HandsetView(handset, true));
    assertThat(cashier.charge(owner.code(), won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aSessionWithoutThePaymentPasswordTakesNothingOut() {
    Password wrong = new Password("318274".equals(right()) ? "318275" : "318274");
    assertThat(problem(() -> loss().tell(new Proof(wrong))).code()).isEqualTo("WRONG_PASSWORD");
    assertThat(operator.list(subscriber)).containsExactly(new HandsetView(handset, true));
    assertThat(town.walletOf(owner).view().frozenSince()).isNull();
  }

  @Test
  void whatItShowedPaysNothingAndItIsRegisteredNoOtherCode() {
    PayCode shown = owner.code();
    PayCode another = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    PayCodeRegistration next = owner.registration(another, null, null);
    operator.takeOut(subscriber, handset);
    assertThat(whyNot(cashier.charge(shown, won(100)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    owner.waitsAMoment();
    assertThat(town.payCodes().register(next)).isInstanceOf(RegistrationAnswer.Refused.class);
    assertThat(adapter.seen()).isEmpty();
  }

  /** It is taken out after it was looked at, and before what it asked for is written down. */
  @Test
  void whatItAsksForMeanwhileIsRefusedToo() throws Exception {
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    PayCodeRegistration wanted = owner.registration(code, null, null);
    assertThat(whileItIsTakenOut(() -> town.payCodes().register(wanted)))
        .isEqualTo(new RegistrationAnswer.Refused(CodeRefusal.HANDSET_NOT_ACTIVE));
    PackPocket pocket = new PackPocket(environment, owner);
    assertThat(whileItIsTakenOut(() -> pocket.register(pocket.draw(2), won(5_000))))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.HANDSET_NOT_ACTIVE));
    DeviceKeyWish wish =
        new DeviceKeyWish(subscriber, handset, owner.card(), won(5_000), PackKeyPair.draw().key());
    DeviceKeysApi deviceKeys =
        TestClient.of(
            DeviceKeysApi.class,
            environment,
            TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER));
    assertThat(whileItIsTakenOut(() -> deviceKeys.enable(wish)))
        .isEqualTo(new DeviceKeyAnswer.Refused(CodeRefusal.HANDSET_NOT_ACTIVE));
  }

  private <T> T whileItIsTakenOut(Callable<T> request) throws Exception {
    town.jdbc()
        .sql("update handset set state = 'ACTIVE' where id = ?")
        .param(handset.uuid())
        .update();
    owner.waitsAMoment();
    try (ExecutorService phone = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> answer =
          transaction.execute(status -> {
            town.jdbc()
                .sql("update handset set state = 'OUT_OF_USE' where id = ?")
                .param(handset.uuid())
                .update();
            Future<T> asked = phone.submit(request);
            await().until(() -> asked.isDone() || town.somebodyWaitsIn("select % from handset%"));
            return asked;
          });
      return answer.get();
    }
  }

  @Test
  void whatWaitsForItIsRefusedAtOnceAndCannotBeApproved() {
    SigningHandset signing = new SigningHandset(environment, owner);
    ApprovalKeyPair pair = ApprovalKeyPair.draw();
    signing.register(pair, null);
    PaymentId waits = cashier.chargeAndWait(owner.code()).paymentId();
    var signed = SigningHandset.sign(pair, signing.asks(waits));
    operator.takeOut(subscriber, handset);
    PaymentView refused = cashier.payments().find(waits);
    assertThat(whyNot(refused)).isEqualTo(DeclineReason.AUTHENTICATION_REFUSED);
    assertThat(problem(() -> signing.approves(waits, signed)).code())
        .isEqualTo("HANDSET_OUT_OF_USE");
    assertThat(keysInUse()).isZero();
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void whatWaitsForAnotherHandsetOfTheSameOwnerGoesOn() {
    NewHandset second = operator.add(subscriber);
    PaymentId waits = cashier.chargeAndWait(owner.code()).paymentId();
    operator.takeOut(subscriber, second.handset());
    assertThat(cashier.payments().find(waits).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(town.walletOf(owner).view().frozenSince()).isNull();
  }

  @Test
  void itsSessionIsOverAndItSignsInNoMore() {
    WalletApi session = town.walletOf(owner);
    assertThat(session.view().frozenSince()).isNull();
    operator.takeOut(subscriber, handset);
    Problem over = problem(session::view);
    assertThat(over.status()).isEqualTo(401);
    assertThat(over.code()).isEqualTo("HANDSET_OUT_OF_USE");
    assertThat(signIn(owner.enrolment().handsetKey()))
        .isInstanceOf(SignInAnswer.NotRecognised.class);
    assertThat(town.subscribers().signIn(new SignIn.ByLoginId(owner.login(), Town.LOGIN_PASSWORD)))
        .isInstanceOf(SignInAnswer.NotRecognised.class);
  }

  @Test
  void itsOwnerTellsOfItFromAnotherPhoneAndGetsANewOne() {
    // By their ID, at somebody's phone: such a session is of their own handset.
    assertThat(town.subscribers().signIn(new SignIn.ByLoginId(owner.login(), Town.LOGIN_PASSWORD)))
        .isInstanceOf(SignInAnswer.SignedIn.class);
    PayCode shown = owner.code();
    loss().tell(new Proof(Town.PAYMENT_PASSWORD));
    assertThat(whyNot(cashier.charge(shown, won(100)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(problem(() -> loss().tell(new Proof(Town.PAYMENT_PASSWORD))).code())
        .isEqualTo("HANDSET_OUT_OF_USE");
    NewHandset next = operator.add(subscriber);
    assertThat(signIn(next.handsetKey()))
        .isInstanceOfSatisfying(
            SignInAnswer.SignedIn.class, in -> assertThat(in.handset()).isEqualTo(next.handset()));
    assertThat(operator.list(subscriber))
        .containsExactly(new HandsetView(next.handset(), true), new HandsetView(handset, false));
  }

  @Test
  void saidTwiceItIsTheSameAndTheAuditHasIt() {
    operator.takeOut(subscriber, handset);
    operator.takeOut(subscriber, handset);
    assertThat(operator.list(subscriber)).containsExactly(new HandsetView(handset, false));
    await().until(() -> audited() == 2);
  }

  @Test
  void whoHasLeftGetsNoNewOne() {
    assertThat(problem(() -> operator.add(SubscriberId.next())).code())
        .isEqualTo("SUBSCRIBER_UNKNOWN");
  }

  private HandsetLossApi loss() {
    return TestClient.of(
        HandsetLossApi.class,
        environment,
        TestKeys.handsetToken(SessionId.next(), handset, subscriber, ServiceName.AUTH_SERVER));
  }

  private SignInAnswer signIn(HandsetKey key) {
    return town.subscribers().signIn(new SignIn.ByPhoneNumber(owner.phone(), key));
  }

  private static String right() {
    return Town.PAYMENT_PASSWORD.reveal();
  }

  private static DeclineReason whyNot(PaymentView payment) {
    assertThat(payment.state()).isEqualTo(PaymentState.DECLINED);
    return Objects.requireNonNull(payment.decline()).reason();
  }

  private long keysInUse() {
    return town.jdbc()
        .sql("select count(*) from approval_key where handset_id = ? and ended_at is null")
        .param(handset.uuid())
        .query(Long.class)
        .single();
  }

  private long audited() {
    return town.jdbc()
        .sql(
            """
            select count(*) from audit_entry
             where what like 'DELETE %/handsets/%' and object like ? and result = 204
            """)
        .param("%" + handset + "%")
        .query(Long.class)
        .single();
  }

  private static Problem problem(Runnable deed) {
    return Problems.of(deed::run);
  }
}
