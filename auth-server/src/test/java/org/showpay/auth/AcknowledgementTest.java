package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Acknowledgement;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a till says it knows, for merchants who want it said and for those who do not. */
@AuthServerTest
class AcknowledgementTest {

  private static final Acknowledgement SEEN = new Acknowledgement(PaymentState.APPROVED);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired PersistentTasks tasks;
  @Autowired Environment environment;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.SILENT);
    cashier = town.cashier();
  }

  @Test
  void anApprovalStandsWithoutItUnlessTheMerchantHasSwitchedItOn() {
    agree(Duration.ofMinutes(10));
    PaymentId lost = approved();
    agree(null);
    PaymentId kept = approved();
    assertThat(waiting(kept)).as("nothing will look at it again").isZero();
    hurryUntil(lost, PaymentState.REVERSED);
    assertThat(find(lost).reversal()).isEqualTo(ReversalReason.NOT_ACKNOWLEDGED);
    assertThat(find(kept).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void oneThatIsHeardOfByThePushStandsOnceItIsAcknowledged() throws Exception {
    agree(Duration.ofMinutes(10));
    try (Listener till = Listener.of(environment, cashier.apiKey(), null)) {
      PaymentId payment = approved();
      assertThat(till.next().state()).isEqualTo("APPROVED");
      acknowledge(payment);
      hurry(payment);
      await().until(() -> waiting(payment) == 0);
      assertThat(find(payment).state()).isEqualTo(PaymentState.APPROVED);
    }
  }

  @Test
  void theSameTwiceHasTheSameAnswerAndTheFirstTimeCounts() {
    PaymentId payment = approved();
    PaymentView once = acknowledge(payment);
    String at = acknowledgedAt(payment);
    assertThat(acknowledge(payment)).isEqualTo(once);
    assertThat(acknowledgedAt(payment)).isEqualTo(at).isNotEqualTo("never");
  }

  @Test
  void oneThatComesTooLateIsAnsweredWithWhatBecameOfThePayment() {
    agree(Duration.ofMinutes(10));
    PaymentId payment = approved();
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    hurryUntil(payment, PaymentState.REVERSING);
    assertThat(acknowledge(payment).state()).isEqualTo(PaymentState.REVERSING);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    hurryUntil(payment, PaymentState.REVERSED);
    assertThat(acknowledge(payment).state()).isEqualTo(PaymentState.REVERSED);
    assertThat(acknowledgedAt(payment)).isEqualTo("never");
  }

  /** Nobody says when a till has hung up: its earliest wait ends, and none is left of many. */
  @Test
  void aTillThatBeginsToWaitAgainAndAgainWaitsAFewTimesAtMost() throws Exception {
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    PaymentId unknown = cashier.charge(town.consumer().code(), won(4_200)).paymentId();
    List<CompletableFuture<PaymentState>> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      waits.add(CompletableFuture.supplyAsync(() -> await30(unknown), this::inItsOwnThread));
    }
    PaymentState first =
        (PaymentState)
            CompletableFuture.anyOf(waits.toArray(CompletableFuture<?>[]::new))
                .get(10, TimeUnit.SECONDS);
    assertThat(first).isEqualTo(PaymentState.UNKNOWN);
    adapter.followUps().remembers(FakeFollowUps.Memory.APPROVED);
    hurryUntil(unknown, PaymentState.APPROVED);
    List<PaymentState> all = new ArrayList<>();
    for (CompletableFuture<PaymentState> wait : waits) {
      all.add(wait.get(5, TimeUnit.SECONDS));
    }
    assertThat(all).containsOnlyOnce(PaymentState.UNKNOWN);
  }

  private PaymentState await30(PaymentId payment) {
    return cashier.payments().find(payment, Duration.ofSeconds(30)).state();
  }

  private void inItsOwnThread(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  private PaymentId approved() {
    return cashier.charge(town.consumer().code(), won(4_200)).paymentId();
  }

  private PaymentView acknowledge(PaymentId payment) {
    return cashier.payments().acknowledge(payment, SEEN);
  }

  private PaymentView find(PaymentId payment) {
    return cashier.payments().find(payment);
  }

  private void agree(@Nullable Duration acknowledgeWithin) {
    TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(
            cashier.merchant().merchant(),
            new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, acknowledgeWithin));
  }

  private void hurryUntil(PaymentId payment, PaymentState state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          hurry(payment);
          return find(payment).state() == state;
        });
  }

  /** Makes its waiting task due now. */
  private void hurry(PaymentId payment) {
    town.jdbc()
        .sql(
            """
            update scheduled_tasks set execution_time = now()
             where task_instance = ? and not picked and execution_time > now()
            """)
        .param(payment.toString())
        .update();
    tasks.wake();
  }

  private int waiting(PaymentId payment) {
    return town.jdbc()
        .sql("select count(*) from scheduled_tasks where task_instance = ?")
        .param(payment.toString())
        .query(Integer.class)
        .single();
  }

  private String acknowledgedAt(PaymentId payment) {
    return town.jdbc()
        .sql(
            """
            select coalesce(cast(acknowledged_at as text), 'never') from payment where id = ?
            """)
        .param(payment.uuid())
        .query(String.class)
        .single();
  }
}
