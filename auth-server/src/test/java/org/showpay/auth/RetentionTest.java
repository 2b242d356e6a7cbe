package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is deleted by a schedule, and what must not be. Time passes by moving the rows' own times
 * back, since the database's clock decides.
 */
@AuthServerTest
class RetentionTest {

  private static final Password WRONG = TestPasswords.otherThan(PAYMENT_PASSWORD);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired NumberSafe numbers;
  @Autowired PersistentTasks tasks;
  @Autowired TransactionTemplate transaction;

  private Consumer consumer;
  private Cashier cashier;
  private Desk operator;

  @BeforeEach
  void aConsumerWhoPaysAndAnOperator() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
    operator = Desk.of(environment, Role.ACT);
    operator.looksAt("/wallets");
  }

  @Test
  void deletesDeadCodesAfterThirtyDaysAndNoneThatAPaymentNames() {
    PayCode tried = consumer.code();
    assertThat(charge(tried, WRONG).state()).isEqualTo(PaymentState.DECLINED);
    PayCode spent = consumer.code();
    assertThat(charge(spent, PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
    PayCode waiting = consumer.code();
    assertThat(cashier.chargeAndWait(waiting).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    PayCode voided = consumer.code();
    PayCode young = consumer.code();
    PayCode expired = consumer.code();
    PayCode givenUp = consumer.code();
    counted(givenUp);
    List.of(tried, spent, waiting, givenUp).forEach(code -> passes(code, 400));
    List.of(voided, expired).forEach(code -> passes(code, 31));
    passes(young, 29);
    runs("dead-codes");
    assertThat(List.of(voided, expired)).noneMatch(this::isKept);
    assertThat(List.of(tried, spent, waiting, givenUp, young)).allMatch(this::isKept);
    passes(young, 2);
    runs("dead-codes");
    assertThat(isKept(young)).isFalse();
  }

  @Test
  void erasesWhoLeftThirtyDaysLaterAndKeepsWhatTheyPaid() {
    PaymentView paid = charge(consumer.code(), PAYMENT_PASSWORD);
    Traces traces = new Traces(jdbc, idOf(consumer));
    traces.leaveEverywhere();
    assertThat(traces.tables()).containsAll(Traces.THEIRS_ALONE);
    Consumer stays = town.consumer();
    leaves(consumer);
    closedAgo(consumer, 29);
    runs("left-subscribers");
    assertThat(isErased(consumer)).isFalse();
    closedAgo(consumer, 31);
    runs("left-subscribers");
    assertThat(isErased(consumer)).isTrue();
    assertThat(isErased(stays)).isFalse();
    assertThat(adapter.erased()).contains(idOf(consumer)).doesNotContain(idOf(stays));
    assertThat(traces(consumer)).isZero();
    assertThat(traces.tables()).containsExactlyInAnyOrderElementsOf(Traces.KEPT);
    assertThat(traces(stays)).isGreaterThan(4);
    assertThat(cashier.payments().find(paid.paymentId()).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(
            jdbc.sql("select count(*) from payment where subscriber_id = ?")
                .param(consumer.enrolment().subscriber().uuid())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    // Money can be given back for a year, to whom nobody here knows any more.
    assertThat(refund(paid.paymentId()).state()).isEqualTo(OperationView.State.DONE);
    assertThat(operator.looksAt("/wallets?q=" + idOf(consumer)).body()).contains("CLOSED");
  }

  /** It does not know the encrypted number, nor passkeys, and must not be refused for that. */
  @Test
  void finishesWhatTheVersionBeforeErased() {
    leaves(consumer);
    jdbc.sql(
            """
            update subscriber set phone_number = null, login_id = null, erased_at = now(),
                   version = version + 1
             where id = ?
            """)
        .param(idOf(consumer).uuid())
        .update();
    new Traces(jdbc, idOf(consumer)).leaveEverywhere();
    assertThat(hasSealedNumber(consumer)).isTrue();
    runs("left-subscribers");
    assertThat(hasSealedNumber(consumer)).isFalse();
    assertThat(new Traces(jdbc, idOf(consumer)).tables()).doesNotContain("passkey");
  }

  private boolean hasSealedNumber(Consumer who) {
    return jdbc.sql(
            "select num_nonnulls(sealed_number, number_index) > 0 from subscriber where id = ?")
        .param(idOf(who).uuid())
        .query(Boolean.class)
        .single();
  }

  @Test
  void erasesNobodyWhoIsStillOwedMoney() {
    PaymentView paid = charge(consumer.code(), PAYMENT_PASSWORD);
    leaves(consumer);
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    OperationView refund = refund(paid.paymentId());
    assertThat(refund.state()).isEqualTo(OperationView.State.REQUESTED);
    closedAgo(consumer, 400);
    runs("left-subscribers");
    assertThat(isErased(consumer)).isFalse();
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> cashier.payments().find(paid.paymentId()).refunded().isPositive());
    runs("left-subscribers");
    assertThat(isErased(consumer)).isTrue();
  }

  @Test
  void erasesNobodyBeforeTheVaultHasErasedTheirCards() {
    leaves(consumer);
    closedAgo(consumer, 31);
    adapter.goesAway();
    try {
      runs("left-subscribers");
      assertThat(isErased(consumer)).isFalse();
    } finally {
      adapter.comesBack();
    }
    runs("left-subscribers");
    assertThat(isErased(consumer)).isTrue();
  }

  private static SubscriberId idOf(Consumer who) {
    return who.enrolment().subscriber();
  }

  private PaymentView charge(PayCode code, Password password) {
    AuthorizationRequest usual = cashier.request(code, won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), code, usual.amount(), password));
  }

  private OperationView refund(PaymentId payment) {
    return cashier.payments().refund(payment, new Refund(OperationId.next(), won(100), null));
  }

  private Desk.Answer close(Consumer who) {
    return operator.send("/wallets/" + idOf(who) + "/close", Map.of("reason", "asked for it"));
  }

  private void leaves(Consumer who) {
    assertThat(close(who).location()).endsWith("done=CLOSED");
  }

  /** The scheduler does it, as it would within the hour. */
  private void runs(String task) {
    await().atMost(Duration.ofSeconds(20)).until(() -> runsOf(task) > 0);
    int before = runsOf(task);
    transaction.executeWithoutResult(
        status -> tasks.hasten(new TaskInstance<>(task, "recurring"), Duration.ZERO));
    await().atMost(Duration.ofSeconds(20)).until(() -> runsOf(task) > before);
  }

  private int runsOf(String task) {
    return jdbc.sql(
            """
            select coalesce(sum(version), 0) from scheduled_tasks
             where task_name = ? and not picked and last_success is not null
            """)
        .param(task)
        .query(Integer.class)
        .single();
  }

  private void passes(PayCode code, int days) {
    jdbc.sql(
            """
            update pay_code set issued_at = issued_at - make_interval(days => :days),
                                expires_at = expires_at - make_interval(days => :days)
             where digest = :digest
            """)
        .param("days", days)
        .param("digest", digestOf(code))
        .update();
  }

  /** A password was tried with it, and of the payment nothing came, as after a crash. */
  private void counted(PayCode code) {
    jdbc.sql("update pay_code set password_tries = 1 where digest = ?")
        .param(digestOf(code))
        .update();
  }

  private boolean isKept(PayCode code) {
    return jdbc.sql("select exists (select from pay_code where digest = ?)")
        .param(digestOf(code))
        .query(Boolean.class)
        .single();
  }

  private byte[] digestOf(PayCode code) {
    return consumer.registration(code, null, null).digest().bytes();
  }

  private void closedAgo(Consumer who, int days) {
    jdbc.sql("update subscriber set closed_at = now() - make_interval(days => ?) where id = ?")
        .params(days, idOf(who).uuid())
        .update();
  }

  private boolean isErased(Consumer who) {
    return jdbc.sql("select erased_at is not null from subscriber where id = ?")
        .param(idOf(who).uuid())
        .query(Boolean.class)
        .single();
  }

  /** In how many places it still says who somebody was, or what proves it. */
  private int traces(Consumer who) {
    return jdbc.sql(
            """
            select (select count(*) from subscriber
                     where number_index = :phone or login_id = :login)
                 + (select count(*) from factor where subscriber_id = :id)
                 + (select count(*) from body_template where subscriber_id = :id)
                 + (select count(*) from handset
                     where subscriber_id = :id and key_hash not like 'erased %')
                 + (select count(*) from card
                     where subscriber_id = :id and (last4 <> '0000' or nickname <> ''))
            """)
        .param("phone", numbers.index(who.phone()))
        .param("login", who.login().text())
        .param("id", idOf(who).uuid())
        .query(Integer.class)
        .single();
  }
}
