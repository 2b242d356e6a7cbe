package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.Crashes;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the cells of {@code docs/crash-cells.md} have in common: a sale, crashes, and the end. */
@AuthServerTest
abstract class Cells {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Crashes crashes;
  @Autowired PersistentTasks tasks;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  Consumer consumer;
  Cashier cashier;

  /** What the till has been told is approved: it hands the goods over. */
  final Set<PaymentId> toldApproved = ConcurrentHashMap.newKeySet();

  /** The card company tells what it has done, and the merchant wants to be told. */
  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.HONEST);
    consumer = town.consumer();
    cashier = town.cashier();
    TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
        .add(
            cashier.merchant().merchant(),
            new WebhooksApi.NewEndpoint("http://127.0.0.1:9999/hook"));
  }

  @AfterEach
  void bury() {
    crashes.bury();
  }

  /** Nothing is lost, nothing is done twice, and the books are the card company's. */
  void assertAllIsWell() {
    assertThat(violations()).isEmpty();
  }

  List<String> violations() {
    List<String> all = new EndState(jdbc, adapter.company()).violations(cashier, consumer);
    for (PaymentId payment : toldApproved) {
      PaymentState state = cashier.payments().find(payment).state();
      if (state != PaymentState.APPROVED) {
        all.add(payment + " was told to be approved and is " + state);
      }
    }
    return all;
  }

  long booked(PaymentId payment, String account) {
    return new EndState(jdbc, adapter.company()).booked(payment, account);
  }

  /** A sale of 4200 won, with the password at once. */
  AuthorizationRequest sale() {
    return cashier.request(consumer.code(), won(4_200));
  }

  PaymentView authorize(AuthorizationRequest request) {
    PaymentView view = cashier.payments().authorize(request);
    if (view.state() == PaymentState.APPROVED) {
      toldApproved.add(view.paymentId());
    }
    return view;
  }

  PaymentState stateOf(AuthorizationRequest request) {
    return cashier.payments().find(request.paymentId()).state();
  }

  /** The same order with a new code and a new id. */
  AuthorizationRequest again(AuthorizationRequest first) {
    AuthorizationRequest next = sale();
    return new AuthorizationRequest(
        next.paymentId(), first.orderId(), next.payCode(), first.amount(), first.password());
  }

  /** An amount that is held; the till may cancel it, and so nothing depends on it yet. */
  PaymentView hold() {
    AuthorizationRequest usual = sale();
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(),
                usual.orderId(),
                usual.payCode(),
                usual.amount(),
                usual.password(),
                CaptureMode.MANUAL,
                null));
  }

  String problemOf(AuthorizationRequest request) {
    return Problems.of(() -> authorize(request)).code();
  }

  /** Wrong tries of the payment password that are counted. */
  int failures() {
    return jdbc.sql(
            "select failures from factor where subscriber_id = ? and kind = 'PAYMENT_PASSWORD'")
        .param(consumer.enrolment().subscriber().uuid())
        .query(Integer.class)
        .single();
  }

  /** In a transaction: whether it is the one that changes this payment. */
  BooleanSupplier changes(PaymentId payment) {
    return () ->
        jdbc.sql(
                "select count(*) = 1 from payment"
                    + " where id = ? and xmin = pg_current_xact_id()::xid")
            .param(payment.uuid())
            .query(Boolean.class)
            .single();
  }

  /** So much time passes for a payment: whatever is waited for is over if it lasts no longer. */
  void pass(AuthorizationRequest request, int seconds) {
    jdbc.sql(
            """
            update payment
               set updated_at = updated_at - make_interval(secs => :time),
                   asked_at = asked_at - make_interval(secs => :time),
                   authenticate_by = authenticate_by - make_interval(secs => :time)
             where id = :id
            """)
        .param("time", seconds)
        .param("id", request.paymentId().uuid())
        .update();
  }

  /** The sweep finds a request that died, and the till's time runs out before more is learnt. */
  void sweepToReversed(AuthorizationRequest request) {
    pass(request, 16);
    assertThat(stateOf(request)).isEqualTo(PaymentState.UNKNOWN);
    pass(request, 41);
    assertThat(stateOf(request)).isIn(PaymentState.REVERSING, PaymentState.REVERSED);
    hurryTo(request, PaymentState.REVERSED);
    awaitNoTask(request.paymentId());
  }

  /**
   * What a restarted instance, or another one, does in the end: it has the tasks of the dead one
   * done (a scheduler gives them back when heartbeats are missing), and those that are due later.
   */
  void restart(Object instance) {
    jdbc.sql(
            """
            update scheduled_tasks
               set execution_time = now(), picked = false, picked_by = null,
                   last_heartbeat = null, version = version + 1
             where task_instance = ? and (picked or execution_time > now())
            """)
        .param(instance.toString())
        .update();
    tasks.wake();
  }

  /** Makes tasks due that wait, and leaves those alone that are being done. */
  void hurry(Object instance) {
    jdbc.sql(
            """
            update scheduled_tasks set execution_time = now()
             where task_instance = ? and not picked and execution_time > now()
            """)
        .param(instance.toString())
        .update();
    tasks.wake();
  }

  /** The same, as a call that is to be stopped in the scheduler's thread. */
  Object hurried(Object instance) {
    hurry(instance);
    return instance;
  }

  void hurryTo(AuthorizationRequest request, PaymentState state) {
    hurryUntil(request.paymentId(), () -> stateOf(request) == state);
  }

  void hurryUntil(Object instance, BooleanSupplier done) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          hurry(instance);
          return done.getAsBoolean();
        });
  }

  /** Nothing is left to be done about this. */
  void awaitNoTask(Object instance) {
    hurryUntil(
        instance,
        () ->
            jdbc.sql("select count(*) = 0 from scheduled_tasks where task_instance = ?")
                .param(instance.toString())
                .query(Boolean.class)
                .single());
  }
}
