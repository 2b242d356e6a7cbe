package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.LOGIN_PASSWORD;
import static org.showpay.auth.Town.won;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.VirtualAuthenticator.Kind;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A wallet that is closed at the console, and when it cannot be. */
@AuthServerTest
class WalletClosingTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Consumer consumer;
  private SubscriberId subscriber;
  private Cashier cashier;
  private Desk operator;

  @BeforeEach
  void aConsumerWhoPaysAndAnOperator() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    subscriber = consumer.enrolment().subscriber();
    cashier = town.cashier();
    operator = Desk.of(environment, Role.ACT);
    operator.looksAt("/wallets");
  }

  @Test
  void aWalletIsClosedForGoodAndNotWhileAPaymentIsOpen() {
    PaymentView open = cashier.chargeAndWait(consumer.code());
    Desk.Answer refused = close();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("is not finished");
    assertThat(signsIn()).as("nothing was changed").isInstanceOf(SignInAnswer.SignedIn.class);
    cashier.payments().cancel(open.paymentId());
    PayCode shown = consumer.code();
    assertThat(close().location()).endsWith("done=CLOSED");
    assertThat(cashier.charge(shown, won(4_200)).state()).isEqualTo(PaymentState.DECLINED);
    assertThat(signsIn()).isInstanceOf(SignInAnswer.NotRecognised.class);
    assertThat(close().status()).as("closed already").isEqualTo(409);
    assertThat(operator.send("/wallets/" + subscriber + "/unfreeze", Map.of()).status())
        .as("nothing opens it again")
        .isEqualTo(409);
    assertThat(Desk.deedsOn(jdbc, subscriber))
        .startsWith("CLOSE_SUBSCRIBER REFUSED", "CLOSE_SUBSCRIBER DONE");
  }

  @Test
  void thePasskeysOfAClosedWalletAreGoneAndNoneIsAdded() {
    PasskeyOwner owner = new PasskeyOwner(environment, consumer);
    owner.adds(VirtualAuthenticator.of(Kind.ES256));
    Creation asked = owner.asksForOne();
    PaymentId open = cashier.chargeAndWait(consumer.code()).paymentId();
    assertThat(close().status()).isEqualTo(409);
    assertThat(owner.passkeys().own()).as("nothing was changed").hasSize(1);
    cashier.payments().cancel(open);
    assertThat(close().location()).endsWith("done=CLOSED");
    assertThat(passkeys()).isZero();
    NewPasskey late = VirtualAuthenticator.of(Kind.ES256).makes(asked);
    assertThat(Problems.of(() -> owner.passkeys().add(late)).code()).isEqualTo("PASSKEY_REFUSED");
    assertThat(passkeys()).isZero();
  }

  private int passkeys() {
    return jdbc.sql("select count(*) from passkey where subscriber_id = ?")
        .param(subscriber.uuid())
        .query(Integer.class)
        .single();
  }

  /** Closing looks for what is open once nothing can begin behind it any more. */
  @Test
  void aPaymentThatIsBeingOpenedIsFoundByWhoeverCloses() throws Exception {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    try (ExecutorService desk = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Desk.Answer> closing =
          transaction.execute(status -> {
            jdbc.sql("select from subscriber where id = ? for no key update")
                .param(subscriber.uuid())
                .query()
                .listOfRows();
            Future<Desk.Answer> asked = desk.submit(() -> close());
            await().until(() -> asked.isDone() || town.somebodyWaitsIn("update subscriber%"));
            jdbc.sql("update payment set refunding = 1 where id = ?").param(paid.uuid()).update();
            return asked;
          });
      assertThat(closing.get().status()).isEqualTo(409);
    }
    assertThat(signsIn()).isInstanceOf(SignInAnswer.SignedIn.class);
  }

  private Desk.Answer close() {
    return operator.send("/wallets/" + subscriber + "/close", Map.of("reason", "asked for it"));
  }

  private SignInAnswer signsIn() {
    return town.subscribers().signIn(new SignIn.ByLoginId(consumer.login(), LOGIN_PASSWORD));
  }
}
