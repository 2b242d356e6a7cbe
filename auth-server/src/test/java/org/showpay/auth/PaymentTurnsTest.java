package org.showpay.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.FakeAdapter.Mood;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.admission.Turns;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While many begin, those that were asked about are ended: they need no turn. */
@AuthServerTest
class PaymentTurnsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Turns turns;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;

  @Value("${showpay.payments-opened-at-once}")
  int all;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(Mood.APPROVES);
    cashier = town.cashier();
  }

  @AfterEach
  void everybodyLeaves() {
    end.countDown();
    people.close();
  }

  @Test
  void anAnswerIsWrittenDownWhileNoTurnIsFreeAndANewPaymentWaits() throws Exception {
    adapter.becomes(Mood.IS_SILENT);
    CompletableFuture<PaymentView> asked =
        pays(cashier.request(town.consumer().code(), won(4_200)));
    await().until(() -> !adapter.seen().isEmpty());
    takeAllTurns();
    assertThat(asked.get(30, SECONDS).state()).isEqualTo(PaymentState.UNKNOWN);

    adapter.becomes(Mood.APPROVES);
    AuthorizationRequest next = cashier.request(town.consumer().code(), won(4_200));
    CompletableFuture<PaymentView> waiting = pays(next);
    await().until(() -> meters.get("showpay.payments.waiting").gauge().value() == 1);
    assertThat(isWritten(next)).isFalse();
    end.countDown();
    assertThat(waiting.get(30, SECONDS).state()).isEqualTo(PaymentState.APPROVED);
  }

  private CompletableFuture<PaymentView> pays(AuthorizationRequest sale) {
    return CompletableFuture.supplyAsync(() -> cashier.payments().authorize(sale), people);
  }

  private void takeAllTurns() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(all);
    for (int i = 0; i < all; i++) {
      people.execute(() ->
          turns.take(() -> {
            taken.countDown();
            return untilTheEnd();
          }));
    }
    taken.await();
  }

  private boolean untilTheEnd() {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isWritten(AuthorizationRequest sale) {
    return jdbc.sql("select exists (select from payment where id = ?)")
        .param(sale.paymentId().uuid())
        .query(Boolean.class)
        .single();
  }
}
