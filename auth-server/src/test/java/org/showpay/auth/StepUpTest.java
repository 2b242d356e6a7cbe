package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.LimitsApi;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a subscriber allows, and how a payment that needs more goes on. */
@AuthServerTest
class StepUpTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void paysSmallAmountsWithoutAPasswordAsOftenAsTheSubscriberAllows() {
    allow(new Limits(won(100_000), won(100_000), won(100_000), won(5_000), 2));
    assertThat(charge(5_000).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(charge(5_001).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(charge(100).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(charge(100).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void goesOnWhenTheTillSendsThePassword() {
    PaymentView waiting = charge(4_200);
    assertThat(waiting.nextStep()).isEqualTo(NextStep.AUTHENTICATE);
    assertThat(waiting.authenticateBy()).isNotNull();
    assertThat(adapter.seen()).isEmpty();
    PaymentView wrong = authenticate(waiting, TestPasswords.otherThan(PAYMENT_PASSWORD));
    assertThat(wrong.state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(authenticate(waiting, PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(authenticate(waiting, PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void threeWrongPasswordsEndThePayment() {
    PaymentView waiting = charge(4_200);
    Password wrong = TestPasswords.otherThan(PAYMENT_PASSWORD);
    authenticate(waiting, wrong);
    authenticate(waiting, wrong);
    assertThat(reasonOf(authenticate(waiting, wrong))).isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(reasonOf(authenticate(waiting, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void thePasswordTwentyTimesAtOnceChargesOnce() throws Exception {
    PaymentView waiting = charge(4_200);
    Callable<PaymentState> proof = () -> authenticate(waiting, PAYMENT_PASSWORD).state();
    assertThat(AtOnce.call(Collections.nCopies(20, proof)))
        .isSubsetOf(
            PaymentState.APPROVED, PaymentState.REQUESTED, PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(cashier.payments().find(waiting.paymentId()).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void goesOnWhenTheConsumerApprovesOnTheHandsetAndEndsWhenTheConsumerRefuses() {
    PaymentView wanted = charge(4_200);
    assertThat(handset(consumer).wishes())
        .singleElement()
        .satisfies(wish -> assertThat(wish.merchantName()).isEqualTo("Corner Shop"));
    assertThat(decide(consumer, wanted, Answer.APPROVE)).isEqualTo(PaymentState.APPROVED);
    PaymentView unwanted = charge(4_300);
    assertThat(decide(consumer, unwanted, Answer.REFUSE)).isEqualTo(PaymentState.DECLINED);
    assertThat(decide(consumer, unwanted, Answer.APPROVE)).isEqualTo(PaymentState.DECLINED);
    assertThat(adapter.seen()).hasSize(1);
    assertThat(handset(consumer).wishes()).isEmpty();
  }

  @Test
  void nobodyElseSeesOrApprovesIt() {
    PaymentView waiting = charge(4_200);
    Consumer stranger = town.consumer();
    assertThat(handset(stranger).wishes()).isEmpty();
    assertThat(Problems.of(() -> decide(stranger, waiting, Answer.APPROVE)).status())
        .isEqualTo(404);
  }

  @Test
  void endsAfterNinetySeconds() {
    PaymentView waiting = charge(4_200);
    town.jdbc()
        .sql("update payment set authenticate_by = now() - interval '1 second' where id = ?")
        .param(waiting.paymentId().uuid())
        .update();
    assertThat(authenticate(waiting, PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.DECLINED);
    assertThat(reasonOf(cashier.payments().find(waiting.paymentId())))
        .isEqualTo(DeclineReason.AUTHENTICATION_EXPIRED);
  }

  @Test
  void aCardThatWasFrozenMeanwhileIsNotCharged() {
    PaymentView waiting = charge(4_200);
    town.jdbc()
        .sql("update card set state = 'FROZEN' where token = ?")
        .param(consumer.card().uuid())
        .update();
    assertThat(reasonOf(authenticate(waiting, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.CARD_NOT_USABLE);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void theMerchantMayCallItOff() {
    PaymentView waiting = charge(4_200);
    assertThat(cashier.payments().cancel(waiting.paymentId()).state())
        .isEqualTo(PaymentState.CANCELLED);
    assertThat(authenticate(waiting, PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.CANCELLED);
  }

  @Test
  void theCodeIsSpentWhileThePaymentWaits() {
    PayCode code = consumer.code();
    assertThat(charge(code, 4_200, null).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(reasonOf(charge(code, 4_200, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void holdsEachLimitAndNamesIt() {
    allow(new Limits(won(1_000), won(1_500), won(1_600), won(0), 0));
    assertThat(reasonOf(charge(consumer.code(), 1_001, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.LIMIT_PER_PAYMENT);
    assertThat(charge(consumer.code(), 1_000, PAYMENT_PASSWORD).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(reasonOf(charge(consumer.code(), 501, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.LIMIT_PER_DAY);
    town.jdbc()
        .sql(
            """
            update payment set requested_at = date_trunc('day', now(), 'Asia/Seoul')
                                              - interval '1 second'
             where subscriber_id = ? and state = 'APPROVED'
               and date_trunc('month', now(), 'Asia/Seoul')
                   < date_trunc('day', now(), 'Asia/Seoul')
            """)
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    assertThat(reasonOf(charge(consumer.code(), 601, PAYMENT_PASSWORD)))
        .isIn(DeclineReason.LIMIT_PER_MONTH, DeclineReason.LIMIT_PER_DAY);
  }

  @Test
  void holdsTheLimitOfTheDayAgainstManyTillsAtOnce() throws Exception {
    allow(new Limits(won(1_000), won(3_000), won(30_000), won(1_000), 100));
    List<Callable<PaymentState>> tills = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      PayCode code = anotherHandsetsCode();
      tills.add(() -> charge(code, 1_000, null).state());
    }
    List<PaymentState> states = AtOnce.call(tills);
    assertThat(Collections.frequency(states, PaymentState.APPROVED)).isEqualTo(3);
    assertThat(adapter.seen()).hasSize(3);
  }

  /** One live code at a time belongs to a handset and card; the others are made live again. */
  private PayCode anotherHandsetsCode() {
    PayCode code = consumer.code();
    town.jdbc()
        .sql(
            """
            with phone as (
              insert into handset (id, subscriber_id, key_hash, state, version)
              select gen_random_uuid(), subscriber_id, gen_random_uuid()::text, 'ACTIVE', 0
                from handset where id = :handset
              returning id)
            update pay_code set handset_id = (select id from phone)
             where handset_id = :handset and state = 'LIVE'
            """)
        .param("handset", consumer.enrolment().handset().uuid())
        .update();
    return code;
  }

  private void allow(Limits limits) {
    LimitsApi api =
        TestClient.of(
            LimitsApi.class,
            environment,
            TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER));
    api.change(consumer.enrolment().subscriber(), limits);
    assertThat(api.limits(consumer.enrolment().subscriber())).isEqualTo(limits);
  }

  private ApprovalsApi handset(Consumer owner) {
    return TestClient.of(
        ApprovalsApi.class,
        environment,
        TestKeys.handsetToken(
            SessionId.next(),
            owner.enrolment().handset(),
            owner.enrolment().subscriber(),
            ServiceName.AUTH_SERVER));
  }

  private PaymentState decide(Consumer owner, PaymentView payment, Answer answer) {
    return handset(owner).decide(payment.paymentId(), new Decision(answer)).state();
  }

  private PaymentView authenticate(PaymentView payment, Password password) {
    return cashier.payments().authenticate(payment.paymentId(), new Authentication(password));
  }

  private PaymentView charge(long amount) {
    return charge(consumer.code(), amount, null);
  }

  private PaymentView charge(PayCode code, long amount, @Nullable Password password) {
    AuthorizationRequest usual = cashier.request(code, won(amount));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), code, usual.amount(), password));
  }

  private static DeclineReason reasonOf(PaymentView payment) {
    return Objects.requireNonNull(payment.decline()).reason();
  }
}
