package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who may have a code made and how often, and that a code that was taken back is dead. */
@AuthServerTest
class CodeRightsTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Consumer consumer;

  @BeforeEach
  void aPayerWhoseCardCompanyAgrees() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
  }

  @Test
  void makesOneCodeInTwoSecondsHoweverManyHandsetsAskAtOnce() throws Exception {
    PayCodeRegistration one = consumer.registration(draw(), null, null);
    HandsetId second = anotherHandset();
    List<Callable<RegistrationAnswer>> asks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      HandsetId handset = i % 2 == 0 ? one.handset() : second;
      asks.add(() -> town.payCodes().register(on(handset)));
    }
    List<RegistrationAnswer> answers = AtOnce.call(asks);
    assertThat(answers).hasAtLeastOneElementOfType(Registered.class);
    assertThat(CodePace.tooSoon(town.jdbc(), id(consumer))).isZero();
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Registered))
        .containsOnly(new Refused(CodeRefusal.TOO_SOON));
    assertThat(CodeRefusal.TOO_SOON.nextStep()).isEqualTo(NextStep.RETRY_SAME);
    consumer.waitsAMoment();
    assertThat(town.payCodes().register(on(second))).isInstanceOf(Registered.class);
  }

  /** The broken twin: whoever looks first and writes then lets several through. */
  @Test
  void lookingFirstAndWritingThenWouldMakeSeveral() throws Exception {
    town.payCodes().register(on(consumer.enrolment().handset()));
    consumer.waitsAMoment();
    int askers = 8;
    CyclicBarrier allHaveLooked = new CyclicBarrier(askers);
    Callable<Boolean> ask = () -> naivePace(allHaveLooked);
    assertThat(AtOnce.call(Collections.nCopies(askers, ask)))
        .filteredOn(Boolean::booleanValue)
        .hasSizeGreaterThan(1);
  }

  private boolean naivePace(CyclicBarrier allHaveLooked) throws Exception {
    boolean free =
        town.jdbc()
            .sql("select latest_at <= now() - interval '2s' from code_pace where subscriber_id = ?")
            .param(consumer.enrolment().subscriber().uuid())
            .query(Boolean.class)
            .single();
    allHaveLooked.await();
    town.jdbc()
        .sql("update code_pace set latest_at = now() where subscriber_id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    return free;
  }

  @Test
  void leavesTheLastCodeAliveWhereTheNextOneIsTooSoon() {
    PayCode code = consumer.code();
    assertThat(town.payCodes().register(on(consumer.enrolment().handset())))
        .isEqualTo(new Refused(CodeRefusal.TOO_SOON));
    assertThat(town.cashier().charge(code, won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void leavesTheLastCodeAliveAndTakesNoTimeWhereTheDigitsAreTaken() {
    Consumer other = town.consumer();
    PayCode taken = other.code();
    PayCode code = consumer.code();
    consumer.waitsAMoment();
    assertThat(town.payCodes().register(consumer.registration(taken, null, null)))
        .isEqualTo(new RegistrationAnswer.Taken());
    assertThat(town.cashier().charge(code, won(100)).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(town.payCodes().register(consumer.registration(draw(), null, null)))
        .isInstanceOf(Registered.class);
  }

  @Test
  void makesNoCodeThatCouldNotBePaidWithSinceThePasswordIsLocked() {
    town.jdbc()
        .sql(
            "update factor set locked_until = now() + interval '1 hour'"
                + " where subscriber_id = ? and kind = 'PAYMENT_PASSWORD'")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    assertThat(town.payCodes().register(consumer.registration(draw(), null, null)))
        .isEqualTo(new Refused(CodeRefusal.PASSWORD_LOCKED));
  }

  @Test
  void makesNoCodeUpToMoreThanTheSubscribersOwnLimitsLeave() {
    adapter.says(new AvailableAnswer.Known(won(90_000_000)));
    assertThat(town.payCodes().register(consumer.registration(draw(), won(5_000_001), null)))
        .isEqualTo(new Refused(CodeRefusal.ABOVE_OWN_LIMIT));
    assertThat(town.payCodes().register(consumer.registration(draw(), won(5_000_000), null)))
        .isInstanceOf(Registered.class);
  }

  @Test
  void aCodeThatItsConsumerTookBackIsDeadAtTheTill() {
    PayCode code = consumer.code();
    PayCode strangers = town.consumer().code();
    assertThat(revoke(consumer, new CodesToRevoke.OfCard(consumer.card())).codes()).isEqualTo(1);
    assertThat(revoke(consumer, new CodesToRevoke.OfCard(consumer.card())).codes()).isZero();
    Cashier cashier = town.cashier();
    assertThat(cashier.charge(code, won(100)).decline())
        .isEqualTo(PaymentView.Decline.of(DeclineReason.CODE_NOT_LIVE));
    assertThat(cashier.charge(strangers, won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void whatIsSpentStaysSpentAndNobodyTakesBackWhatIsNotTheirs() {
    PayCode code = consumer.code();
    Consumer stranger = town.consumer();
    assertThat(revoke(stranger, new CodesToRevoke.OfCard(consumer.card())).codes()).isZero();
    assertThat(revoke(stranger, new CodesToRevoke.All()).codes()).isZero();
    PaymentView paid = town.cashier().charge(code, won(100));
    assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(
            revocations(TestKeys.OPERATOR.reveal())
                .revoke(id(consumer), new CodesToRevoke.All())
                .codes())
        .isZero();
  }

  @Test
  void theOperatorTakesBackAllThatAConsumerHas() {
    PayCode code = consumer.code();
    assertThat(
            revocations(TestKeys.OPERATOR.reveal())
                .revoke(id(consumer), new CodesToRevoke.All())
                .codes())
        .isEqualTo(1);
    assertThat(reason(town.cashier().charge(code, won(100))))
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void aCodeIsEitherSpentOrTakenBackWhenBothComeAtOnce() throws Exception {
    Cashier cashier = town.cashier();
    for (int round = 0; round < 8; round++) {
      PayCode code = consumer.code();
      List<Object> outcome =
          AtOnce.call(
              List.<Callable<Object>>of(
                  () -> cashier.charge(code, won(100)).state(),
                  () -> revoke(consumer, new CodesToRevoke.All()).codes()));
      assertThat(outcome)
          .isIn(List.of(PaymentState.APPROVED, 0), List.of(PaymentState.DECLINED, 1));
    }
  }

  private RevocationsApi.Revoked revoke(Consumer whose, CodesToRevoke codes) {
    return revocations(TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER))
        .revoke(id(whose), codes);
  }

  private RevocationsApi revocations(String credential) {
    return TestClient.of(RevocationsApi.class, environment, credential);
  }

  private static SubscriberId id(Consumer consumer) {
    return consumer.enrolment().subscriber();
  }

  private static DeclineReason reason(PaymentView view) {
    return Objects.requireNonNull(view.decline()).reason();
  }

  private PayCodeRegistration on(HandsetId handset) {
    PayCodeRegistration own = consumer.registration(draw(), null, null);
    return new PayCodeRegistration(
        own.digest(), own.subscriber(), handset, own.card(), null, null, null);
  }

  private HandsetId anotherHandset() {
    HandsetId handset = HandsetId.next();
    town.jdbc()
        .sql("insert into handset values (?, ?, ?, 'ACTIVE', 0)")
        .params(handset.uuid(), consumer.enrolment().subscriber().uuid(), handset.toString())
        .update();
    return handset;
  }

  private static PayCode draw() {
    return PayCode.draw(SchemePrefix.DEFAULT, RANDOM);
  }
}
