package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeFollowUps.Memory;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Acknowledgement;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What no one answered is inquired about, and undone where nobody can say what became of it. */
@AuthServerTest
class ResolutionTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired PersistentTasks tasks;
  @Autowired Environment environment;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(Memory.SILENT);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void believesAnInquiryThatSaysItWasApproved() {
    PaymentId unknown = unanswered();
    adapter.followUps().remembers(Memory.APPROVED);
    PaymentView settled = hurriedTo(unknown, PaymentState.APPROVED);
    assertThat(settled.approval()).isEqualTo(FakeAdapter.APPROVAL);
    assertThat(settled.captured()).isEqualTo(won(4_200));
    assertThat(talk(unknown)).containsExactly("INQUIRY Approved");
  }

  @Test
  void believesAnInquiryThatSaysItWasDeclined() {
    PaymentId unknown = unanswered();
    adapter.followUps().remembers(Memory.DECLINED);
    PaymentView settled = hurriedTo(unknown, PaymentState.DECLINED);
    assertThat(Objects.requireNonNull(settled.decline()).isoCode()).isEqualTo("51");
  }

  @Test
  void undoesWhatTheCardCompanySaysIsUndone() {
    PaymentId unknown = unanswered();
    adapter.followUps().remembers(Memory.REVERSED);
    assertThat(hurriedTo(unknown, PaymentState.REVERSED).reversal())
        .isEqualTo(ReversalReason.OUTCOME_NOT_LEARNT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "NEVER_SEEN", "ANOTHER_AMOUNT"})
  void inquiresTenTimesAndThenReversesUntilTheCardCompanyAgrees(Memory memory) {
    PaymentId unknown = unanswered();
    adapter.followUps().remembers(memory);
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    PaymentView given = hurriedTo(unknown, PaymentState.REVERSING);
    assertThat(given.nextStep()).isNotNull();
    assertThat(talk(unknown).stream().filter(said -> said.startsWith("INQUIRY"))).hasSize(10);
    await()
        .untilAsserted(() -> {
          hurry(unknown);
          assertThat(reversals(unknown)).isGreaterThanOrEqualTo(2);
        });
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    hurriedTo(unknown, PaymentState.REVERSED);
    assertThat(talk(unknown)).last().isEqualTo("REVERSAL Done");
    await().until(() -> waiting(unknown) == 0);
  }

  @Test
  void givesTheTillItsFinalAnswerInTimeAndApprovesNothingLater() {
    PaymentId unknown = unanswered();
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    age(unknown, "25 seconds");
    assertThat(cashier.payments().find(unknown).state()).isEqualTo(PaymentState.UNKNOWN);
    age(unknown, "10 seconds");
    assertThat(cashier.payments().find(unknown).state()).isEqualTo(PaymentState.REVERSING);
    adapter.followUps().remembers(Memory.APPROVED);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    hurriedTo(unknown, PaymentState.REVERSED);
    assertThat(talk(unknown)).doesNotContain("INQUIRY Approved");
  }

  @Test
  void anOrderThatIsBeingReversedMayBeSoldAgain() {
    AuthorizationRequest request = cashier.request(consumer.code(), won(4_200));
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    cashier.payments().authorize(request);
    age(request.paymentId(), "41 seconds");
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    PaymentView again =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    PaymentId.next(),
                    request.orderId(),
                    consumer.code(),
                    request.amount(),
                    request.password()));
    assertThat(again.state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void resolvesWhatACrashLeftBehindWhileTheCardCompanyWasAsked() {
    PaymentId left = unanswered();
    town.jdbc().sql("alter table payment disable trigger payment_moves_legally").update();
    town.jdbc()
        .sql(
            "update payment set state = 'REQUESTED', updated_at = now() - interval '16 s'"
                + " where id = ?")
        .param(left.uuid())
        .update();
    town.jdbc().sql("alter table payment enable trigger payment_moves_legally").update();
    town.jdbc()
        .sql("delete from scheduled_tasks where task_instance = ?")
        .param(left.toString())
        .update();
    adapter.followUps().remembers(Memory.APPROVED);
    hurriedTo(left, PaymentState.APPROVED);
  }

  @Test
  void undoesAnApprovalThatItsTillNeverAcknowledged() {
    agreeToAcknowledge();
    PaymentId unheard = cashier.charge(consumer.code(), won(4_200)).paymentId();
    PaymentId heard = cashier.charge(consumer.code(), won(100)).paymentId();
    cashier.payments().acknowledge(heard, new Acknowledgement(PaymentState.APPROVED));
    PaymentView undone = hurriedTo(unheard, PaymentState.REVERSED);
    assertThat(undone.reversal()).isEqualTo(ReversalReason.NOT_ACKNOWLEDGED);
    assertThat(adapter.followUps().seen(unheard))
        .allSatisfy(seen -> assertThat(seen.kind()).isEqualTo(FollowUpKind.REVERSAL));
    hurry(heard);
    await().until(() -> waiting(heard) == 0);
    assertThat(cashier.payments().find(heard).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aTillMayWaitForTheDecision() {
    PaymentId unknown = unanswered();
    adapter.followUps().remembers(Memory.APPROVED);
    hurry(unknown);
    assertThat(cashier.payments().find(unknown, Duration.ofSeconds(20)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void theWaitIsWrittenInSeconds() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    String answer =
        TestClient.raw(environment, cashier.apiKey())
            .get()
            .uri("/v1/payments/" + paid + "?wait=30s")
            .retrieve()
            .body(String.class);
    assertThat(answer).contains("APPROVED");
  }

  private PaymentId unanswered() {
    AuthorizationRequest request = cashier.request(consumer.code(), won(4_200));
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    assertThat(cashier.payments().authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    return request.paymentId();
  }

  private PaymentView hurriedTo(PaymentId payment, PaymentState state) {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          hurry(payment);
          return cashier.payments().find(payment).state() == state;
        });
    return cashier.payments().find(payment);
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

  private long reversals(PaymentId payment) {
    return talk(payment).stream().filter(said -> said.startsWith("REVERSAL")).count();
  }

  private List<String> talk(PaymentId payment) {
    return town.jdbc()
        .sql(
            """
            select kind || ' ' || answer as said from issuer_talk
             where payment_id = ? order by id
            """)
        .param(payment.uuid())
        .query((row, n) -> row.getString("said"))
        .list();
  }

  private void age(PaymentId payment, String time) {
    town.jdbc()
        .sql("update payment set asked_at = asked_at - cast(? as interval) where id = ?")
        .params(time, payment.uuid())
        .update();
  }

  private void agreeToAcknowledge() {
    town.jdbc()
        .sql(
            """
            insert into merchant_terms
              (merchant_id, fee_basis_points, time_zone, cut_off, acknowledge_seconds)
            values (?, 150, 'Asia/Seoul', '00:00', 60)
            """)
        .param(cashier.merchant().merchant().uuid())
        .update();
  }
}
