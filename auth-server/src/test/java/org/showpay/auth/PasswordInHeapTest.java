package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.factor.SealingKeysApi;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** Passwords that nobody else has, searched for in the whole heap of a service they came to. */
@AuthServerTest
class PasswordInHeapTest {

  /**
   * So many payments later the buffers of the web server and of JSON hold others, almost surely:
   * those of JSON are taken in turns by whatever reads or writes it, and only reading a request as
   * long as this one overwrites all.
   */
  private static final int LATER = 40;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Factors factors;
  @Autowired ConfigurableEnvironment environment;

  @TempDir Path folder;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    cashier = town.cashier();
  }

  /**
   * One that came in clear stays in the buffers in which it was read until a later request is read
   * into them; one that was sealed is found nowhere at all, after the last payment neither.
   */
  @Test
  void noPasswordIsLeftInTheHeapAfterThePayment() throws Exception {
    String kept = TestPasswords.login().reveal();
    try (ServedApart service = ServedApart.start(environment, folder, kept)) {
      SealingKey key =
          TestClient.of(SealingKeysApi.class, service.address(), cashier.apiKey()).find();
      PaymentsApi till = TestClient.of(PaymentsApi.class, service.address(), cashier.apiKey());
      List<String> typed = new ArrayList<>();
      typed.add(paidInClear(till));
      for (int i = 0; i < LATER; i++) {
        typed.add(paidSealed(till, key));
      }
      typed.add(wrongSealed(till, key));

      HeapDump heap = service.dump(folder.resolve("heap.hprof"));

      assertThat(heap.found(typed)).isEmpty();
      assertThat(heap.found(List.of(kept)))
          .describedAs("the same search finds what is kept")
          .containsExactlyInAnyOrder(kept + " as bytes", kept + " as chars");
    }
  }

  private String paidInClear(PaymentsApi till) {
    Consumer consumer = town.consumer();
    Password password = newPasswordOf(consumer);
    assertThat(till.authorize(request(consumer, password)).state())
        .isEqualTo(PaymentState.APPROVED);
    return password.reveal();
  }

  private String paidSealed(PaymentsApi till, SealingKey key) {
    Consumer consumer = town.consumer();
    Password password = newPasswordOf(consumer);
    assertThat(till.authorize(key.seal(request(consumer, password))).state())
        .isEqualTo(PaymentState.APPROVED);
    return password.reveal();
  }

  private String wrongSealed(PaymentsApi till, SealingKey key) {
    Password wrong = TestPasswords.login();
    PaymentView view = till.authorize(key.seal(request(town.consumer(), wrong)));
    assertThat(view.decline()).isEqualTo(PaymentView.Decline.of(DeclineReason.WRONG_PASSWORD));
    return wrong.reveal();
  }

  /** Twenty letters: six digits would be found by chance. */
  private Password newPasswordOf(Consumer consumer) {
    Password password = TestPasswords.login();
    town.jdbc()
        .sql("update factor set hash = ? where subscriber_id = ? and kind = 'PAYMENT_PASSWORD'")
        .params(factors.hash(password), consumer.enrolment().subscriber().uuid())
        .update();
    return password;
  }

  private AuthorizationRequest request(Consumer consumer, Password password) {
    AuthorizationRequest usual = cashier.request(consumer.code(), won(100));
    return new AuthorizationRequest(
        usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), password);
  }
}
