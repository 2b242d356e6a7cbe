package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.console.wallet.CardFreeze;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator freezes a card while a payment is on its way: none gets past it. */
@AuthServerTest
class FrozenCardTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("wallets")
  Object wallets;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void noPaymentThatIsBeingOpenedGetsPastIt() throws Exception {
    PayCode code = consumer.code();
    assertThat(whileTheCardIsFrozen(() -> charge(code, PAYMENT_PASSWORD)))
        .isEqualTo(DeclineReason.CARD_NOT_USABLE);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void norOneThatIsBeingApproved() throws Exception {
    PaymentView waiting = charge(consumer.code(), null);
    assertThat(
            whileTheCardIsFrozen(() -> {
              approvals().decide(waiting.paymentId(), new Decision(Decision.Answer.APPROVE));
              return cashier.payments().find(waiting.paymentId());
            }))
        .isEqualTo(DeclineReason.CARD_NOT_USABLE);
    assertThat(adapter.seen()).isEmpty();
  }

  private @Nullable DeclineReason whileTheCardIsFrozen(Callable<PaymentView> request)
      throws Exception {
    try (ExecutorService till = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PaymentView> payment =
          transaction.execute(status -> {
            CardFreeze.of(wallets, consumer.enrolment().subscriber(), consumer.card());
            Future<PaymentView> asked = till.submit(request);
            await().until(() -> asked.isDone() || town.somebodyWaitsIn("select%from subscriber%"));
            return asked;
          });
      PaymentView ended = payment.get();
      return ended.decline() == null ? null : ended.decline().reason();
    }
  }

  private PaymentView charge(PayCode code, @Nullable Password password) {
    AuthorizationRequest usual = cashier.request(code, won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), code, usual.amount(), password));
  }

  private ApprovalsApi approvals() {
    return TestClient.of(
        ApprovalsApi.class,
        environment,
        TestKeys.handsetToken(
            SessionId.next(),
            consumer.enrolment().handset(),
            consumer.enrolment().subscriber(),
            ServiceName.AUTH_SERVER));
  }
}
