package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Listener.Event;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A till is told how its payments are decided: each, by whichever instance, and no other's. */
@AuthServerTest
class TillStreamTest {

  /** Not the common pool, which the HTTP client needs and which may have but one thread. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  /** A till that reads twenty dead codes is sent away. */
  private static final int MANY = 18;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired TransactionTemplate transaction;
  @Autowired JsonMapper json;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.SILENT);
    cashier = town.cashier();
  }

  @Test
  void tellsOfItsOwnPaymentsAsAQueryDoesAndOfNobodyElses() throws Exception {
    Cashier beside = town.cashierOf(cashier.merchant());
    try (Listener till = listen(null);
        Listener other = Listener.of(environment, beside.apiKey(), null)) {
      refused(town.cashier());
      PaymentId theirs = refused(beside);
      PaymentId ours = cashier.charge(town.consumer().code(), won(4_200)).paymentId();
      Event told = till.next();
      assertThat(told.state()).isEqualTo("APPROVED");
      assertThat(told.data()).isEqualTo(queried(ours));
      assertThat(paymentOf(other.next())).isEqualTo(theirs);
      refused(beside);
      refused(cashier);
      assertThat(till.next().state()).isEqualTo("DECLINED");
      assertThat(other.next().state()).isEqualTo("DECLINED");
    }
  }

  @Test
  void goesOnFromTheLastEventWithoutAGapAndWithoutARepeat() throws Exception {
    String position;
    try (Listener till = listen(null)) {
      refused(cashier);
      position = till.next().id();
    }
    PaymentId second = refused(cashier);
    PaymentId third = refused(cashier);
    try (Listener till = listen(position)) {
      assertThat(paymentOf(till.next())).isEqualTo(second);
      assertThat(paymentOf(till.next())).isEqualTo(third);
      PaymentId fourth = refused(cashier);
      assertThat(paymentOf(till.next())).isEqualTo(fourth);
    }
  }

  @Test
  void losesNothingBetweenTheOpeningAndTheFirstEvent() throws Exception {
    String position;
    try (Listener till = listen(null)) {
      position = till.position();
    }
    PaymentId first = refused(cashier);
    try (Listener till = listen(position)) {
      assertThat(paymentOf(till.next())).isEqualTo(first);
    }
  }

  /**
   * The decision that was drawn first is committed last, as by another instance. A position that is
   * a number alone loses it: the twin is the same position without the list of what was running.
   */
  @Test
  void tellsOfWhatIsCommittedAfterALaterOne() throws Exception {
    PaymentId early = unanswered();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    try (Listener till = listen(null)) {
      CompletableFuture<Void> slow =
          CompletableFuture.runAsync(() -> declineSlowly(early, written, mayCommit), THREADS);
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
      PaymentId late = refused(cashier);
      Event first = till.next();
      assertThat(paymentOf(first)).as("told while an older one is open").isEqualTo(late);
      mayCommit.countDown();
      slow.get();
      assertThat(paymentOf(till.next())).isEqualTo(early);
      try (Listener again = listen(first.id());
          Listener twin = listen(first.id().replaceFirst(":.*", ":"))) {
        assertThat(paymentOf(again.next())).isEqualTo(early);
        PaymentId next = refused(cashier);
        assertThat(paymentOf(again.next())).isEqualTo(next);
        assertThat(paymentOf(twin.next())).as("the twin has lost one").isEqualTo(next);
      }
    }
  }

  @Test
  void losesNothingHoweverOftenTheLineIsCut() throws Exception {
    List<Callable<PaymentId>> sales = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      sales.add(() -> refused(cashier));
    }
    Listener till = listen(null);
    CompletableFuture<List<PaymentId>> sold =
        CompletableFuture.supplyAsync(() -> all(sales), THREADS);
    Set<PaymentId> told = new HashSet<>();
    while (told.size() < MANY) {
      Event event = till.next();
      if (told.add(paymentOf(event)) && told.size() % 3 == 0) {
        till.close();
        till = listen(event.id());
      }
    }
    till.close();
    assertThat(told).hasSameElementsAs(sold.get());
  }

  @Test
  void tellsOfWhatNoOneAnsweredOnceItIsGivenUpAndOnceItIsUndone() throws Exception {
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    try (Listener till = listen(null)) {
      PaymentId unknown = unanswered();
      town.jdbc()
          .sql("update payment set asked_at = asked_at - interval '41 seconds' where id = ?")
          .param(unknown.uuid())
          .update();
      assertThat(stateOf(unknown, till.next())).isEqualTo("REVERSING");
      adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
      assertThat(stateOf(unknown, till.next())).isEqualTo("REVERSED");
    }
  }

  private String stateOf(PaymentId payment, Event event) {
    assertThat(paymentOf(event)).isEqualTo(payment);
    return event.state();
  }

  @Test
  void tellsOfACancellation() throws Exception {
    AuthorizationRequest usual = cashier.request(town.consumer().code(), won(4_200));
    PaymentId held =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    usual.paymentId(),
                    usual.orderId(),
                    usual.payCode(),
                    usual.amount(),
                    usual.password(),
                    CaptureMode.MANUAL,
                    null))
            .paymentId();
    try (Listener till = listen(null)) {
      cashier.payments().cancel(held);
      Event told = till.next();
      while (List.of("APPROVED", "CANCELLING").contains(told.state())) {
        told = till.next();
      }
      assertThat(told.state()).isEqualTo("CANCELLED");
      assertThat(paymentOf(told)).isEqualTo(held);
    }
  }

  @Test
  void aThirdStreamOfATillEndsItsFirst() throws Exception {
    try (Listener first = listen(null);
        Listener second = listen(null);
        Listener third = listen(null)) {
      await().until(first::hasEnded);
      PaymentId payment = refused(cashier);
      assertThat(paymentOf(second.next())).isEqualTo(payment);
      assertThat(paymentOf(third.next())).isEqualTo(payment);
    }
  }

  private Listener listen(@Nullable String since) throws Exception {
    return Listener.of(environment, cashier.apiKey(), since);
  }

  private static PaymentId refused(Cashier by) {
    PayCode nobodys = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    return by.charge(nobodys, won(100)).paymentId();
  }

  private PaymentId unanswered() {
    adapter.becomes(FakeAdapter.Mood.HEARD_NOTHING);
    var asked = cashier.charge(town.consumer().code(), won(4_200));
    assertThat(asked.state()).isEqualTo(PaymentState.UNKNOWN);
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    return asked.paymentId();
  }

  private void declineSlowly(PaymentId id, CountDownLatch written, CountDownLatch mayCommit) {
    transaction.executeWithoutResult(status -> {
      town.jdbc()
          .sql(
              """
              update payment set state = 'DECLINED', decline_reason = 'LIMIT_EXCEEDED',
                     version = version + 1 where id = ?
              """)
          .param(id.uuid())
          .update();
      written.countDown();
      try {
        assertThat(mayCommit.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static List<PaymentId> all(List<Callable<PaymentId>> sales) {
    try {
      return AtOnce.call(sales);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private PaymentId paymentOf(Event event) {
    return PaymentId.of(json.readTree(event.data()).get("paymentId").asString());
  }

  private String queried(PaymentId payment) {
    String body =
        TestClient.raw(environment, cashier.apiKey())
            .get()
            .uri("/v1/payments/" + payment)
            .retrieve()
            .body(String.class);
    return Objects.requireNonNull(body);
  }
}
