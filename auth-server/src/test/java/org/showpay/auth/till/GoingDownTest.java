package org.showpay.auth.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Listener;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.OpenMerchant;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tills that hang up, and an instance that goes down, leave nothing held open. */
@AuthServerTest
class GoingDownTest {

  @Autowired Environment environment;
  @Autowired TillNews news;
  @Autowired Waiting waiting;
  @Autowired JdbcClient jdbc;

  private MerchantsApi.Merchant merchant;
  private MerchantsApi.NewTerminal terminal;

  @BeforeEach
  void aTill() {
    var operator = TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal());
    merchant = operator.open(new OpenMerchant("Corner Shop"));
    var terms = TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    terms.agree(merchant.merchant(), terms.find(merchant.merchant()).relaxed());
    terminal = operator.addTerminal(merchant.merchant(), new AddTerminal("till"));
  }

  @AfterEach
  void isUpAgain() {
    news.start();
    waiting.start();
  }

  @Test
  void noticesThatATillHasHungUp() throws Exception {
    await().until(() -> news.listening() == 0);
    try (Listener till = listen()) {
      assertThat(news.listening()).isOne();
      await().until(() -> till.heartbeats() > 1);
    }
    await().until(() -> news.listening() == 0);
  }

  @Test
  void endsStreamsAndTakesNoNewOnes() throws Exception {
    try (Listener till = listen()) {
      news.stop();
      await().until(till::hasEnded);
      String answer =
          TestClient.raw(environment, terminal.apiKey().reveal())
              .get()
              .uri("/v1/terminals/self/events")
              .exchange((request, response) ->
                  response.getStatusCode() + " " + response.bodyTo(String.class));
      assertThat(answer).startsWith("503").contains("STREAMS_FULL", "RETRY_SAME");
    }
  }

  @Test
  void answersATillThatWaitsWithHowThePaymentStands() throws Exception {
    PaymentId payment = undecided();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () ->
                TestClient.raw(environment, terminal.apiKey().reveal())
                    .get()
                    .uri("/v1/payments/" + payment + "?wait=30s")
                    .retrieve()
                    .body(String.class),
            task -> Thread.ofVirtual().start(task));
    await().until(() -> waiting.waiting() == 1);
    waiting.stop();
    assertThat(answer.get(5, TimeUnit.SECONDS)).contains("AUTHENTICATION_REQUIRED");
  }

  private Listener listen() throws Exception {
    return Listener.of(environment, terminal.apiKey().reveal(), null);
  }

  private PaymentId undecided() {
    PaymentId payment = PaymentId.next();
    jdbc.sql(
            """
            insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
              code_digest, state, requested_at, updated_at)
            values (?, ?, ?, 'order', 100, 'KRW', sha256('none'), 'AUTHENTICATION_REQUIRED',
              now(), now())
            """)
        .params(payment.uuid(), merchant.merchant().uuid(), terminal.terminal().uuid())
        .update();
    return payment;
  }
}
