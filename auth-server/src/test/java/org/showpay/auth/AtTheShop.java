package org.showpay.auth;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.Crashes;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of payment screens have in common: a shop that is told, a session, and a PC. */
@AuthServerTest
abstract class AtTheShop {

  static final long PRICE = 12_000;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Crashes crashes;
  @Autowired PersistentTasks tasks;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  Consumer consumer;
  Shopkeeper shop;
  CheckoutView session;
  Pc pc;

  @BeforeEach
  void aConsumerAtAShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.HONEST);
    jdbc.sql("delete from screen_tries").update();
    consumer = town.consumer();
    shop = town.shopkeeper();
    TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
        .add(shop.merchant().merchant(), new WebhooksApi.NewEndpoint("http://127.0.0.1:9999/hook"));
    session = shop.opens(PRICE);
    pc = new Pc(environment, session);
  }

  @AfterEach
  void bury() {
    crashes.bury();
  }

  CheckoutState state() {
    return shop.sees(session).state();
  }

  /** The payment that the shop sees with its session. */
  PaymentView payment() {
    return Objects.requireNonNull(shop.sees(session).payment());
  }

  /** All payments of the session's order. */
  List<String> payments() {
    return jdbc.sql("select state from payment where merchant_id = ? order by requested_at, id")
        .param(shop.merchant().merchant().uuid())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** What the shop was told, in the order in which it was decided. */
  List<String> told() {
    return jdbc.sql("select type from webhook_message where merchant_id = ? order by id")
        .param(shop.merchant().merchant().uuid())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /**
   * So much time passes for the payments of a session and then for it: so does the service lock.
   */
  void pass(int seconds) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql(
              """
              update payment
                 set updated_at = updated_at - make_interval(secs => :time),
                     asked_at = asked_at - make_interval(secs => :time),
                     authenticate_by = authenticate_by - make_interval(secs => :time)
               where merchant_id = :merchant
              """)
          .param("time", seconds)
          .param("merchant", shop.merchant().merchant().uuid())
          .update();
      jdbc.sql(
              """
              update checkout_session
                 set opened_at = opened_at - make_interval(secs => :time),
                     expires_at = expires_at - make_interval(secs => :time),
                     updated_at = updated_at - make_interval(secs => :time)
               where id = :id
              """)
          .param("time", seconds)
          .param("id", session.session().uuid())
          .update();
    });
  }

  /** Waits for a sweep that comes every two seconds, or for an inquiry. */
  void awaitState(CheckoutState wanted) {
    await().atMost(Duration.ofSeconds(15)).until(() -> state() == wanted);
  }

  /** Makes the inquiries about a payment due. */
  void inquireNow(PaymentId payment) {
    jdbc.sql(
            """
            update scheduled_tasks set execution_time = now()
             where task_instance = ? and not picked and execution_time > now()
            """)
        .param(payment.toString())
        .update();
    tasks.wake();
  }
}
