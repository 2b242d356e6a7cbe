package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;

/** What is refused before a card company is asked, and that nobody is then asked. */
@AuthServerTest
class PaymentRefusalsTest {

  private static final Password WRONG = TestPasswords.otherThan(Town.PAYMENT_PASSWORD);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  @BeforeEach
  void theCardCompanyWouldAgree() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
  }

  @Test
  void answersUnknownUsedExpiredAndVoidedCodesAlike() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode used = consumer.code();
    cashier.charge(used, won(100));
    PayCode voided = consumer.code();
    PayCode expired = consumer.code();
    expireCodesOf(consumer);
    PayCode unknown = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    for (PayCode code : new PayCode[] {used, voided, expired, unknown}) {
      PaymentView view = cashier.charge(code, won(100));
      assertThat(view.state()).isEqualTo(PaymentState.DECLINED);
      assertThat(view.decline()).isEqualTo(PaymentView.Decline.of(DeclineReason.CODE_NOT_LIVE));
      assertThat(view.nextStep()).isEqualTo(NextStep.NEW_CODE);
      assertThat(view.cardLast4()).isNull();
      assertThat(view.approval()).isNull();
    }
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void refusesOneWrongDigitWithoutRepeatingIt() {
    Cashier cashier = town.cashier();
    String digits = town.consumer().code().reveal();
    String misread =
        digits.substring(0, 5) + (digits.charAt(5) == '0' ? '1' : '0') + digits.substring(6);
    String answer =
        TestClient.raw(environment, cashier.apiKey())
            .post()
            .uri("/v1/payments")
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                "{\"paymentId\":\"pay_0199c1f2a3b47c5d8e6f708192a3b4c5\",\"payCode\":\""
                    + misread
                    + "\"}")
            .exchange((request, response) ->
                response.getStatusCode() + " " + response.bodyTo(String.class));
    assertThat(Objects.requireNonNull(answer))
        .contains("400", "payCode", "check digits", "FIX_REQUEST")
        .doesNotContain(misread);
  }

  @Test
  void refusesAFieldThatIsNotKnownOrMissing() {
    Cashier cashier = town.cashier();
    for (String body : new String[] {"{\"state\":\"APPROVED\"}", "{}", "[]", "", "{"}) {
      String answer =
          TestClient.raw(environment, cashier.apiKey())
              .post()
              .uri("/v1/payments")
              .contentType(MediaType.APPLICATION_JSON)
              .body(body)
              .exchange((request, response) ->
                  response.getStatusCode() + " " + response.bodyTo(String.class));
      assertThat(Objects.requireNonNull(answer)).contains("400", "MALFORMED", "FIX_REQUEST");
    }
  }

  @Test
  void allowsThreePasswordsForOneCodeAndThenNoMore() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode code = consumer.code();
    for (int i = 0; i < 3; i++) {
      PaymentView view = pay(cashier, code, WRONG);
      assertThat(Objects.requireNonNull(view.decline()).reason())
          .isEqualTo(DeclineReason.WRONG_PASSWORD);
      assertThat(view.nextStep()).isEqualTo(NextStep.RETRY_PASSWORD);
    }
    assertThat(Objects.requireNonNull(pay(cashier, code, Town.PAYMENT_PASSWORD).decline()).reason())
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void countsALostAnswerToAWrongPasswordOnce() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode code = consumer.code();
    AuthorizationRequest wrong = with(cashier.request(code, won(100)), WRONG);
    PaymentView first = cashier.payments().authorize(wrong);
    for (int i = 0; i < 5; i++) {
      assertThat(cashier.payments().authorize(wrong)).isEqualTo(first);
    }
    assertThat(pay(cashier, code, Town.PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void locksThePaymentPasswordAfterTenWrongOnesOverSeveralCodes() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode last = consumer.code();
    pay(cashier, last, WRONG);
    for (int tries = 1; tries < 10; tries++) {
      last = consumer.code();
      pay(cashier, last, WRONG);
    }
    PaymentView view = pay(cashier, last, Town.PAYMENT_PASSWORD);
    assertThat(Objects.requireNonNull(view.decline()).reason())
        .isEqualTo(DeclineReason.PASSWORD_LOCKED);
    assertThat(view.nextStep()).isEqualTo(NextStep.STOP);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void doesNotCountPasswordsWithoutALiveCodeSoNobodyCanLockAStrangerOut() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode dead = consumer.code();
    expireCodesOf(consumer);
    for (int i = 0; i < 12; i++) {
      pay(cashier, dead, WRONG);
    }
    assertThat(pay(cashier, consumer.code(), Town.PAYMENT_PASSWORD).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void refusesAnotherShopAndAHigherAmountAndLeavesTheCodeAlive() {
    Consumer consumer = town.consumer();
    Cashier here = town.cashier();
    PayCode code = consumer.code(won(5_000), here.merchant());
    assertThat(reason(town.cashier().charge(code, won(100))))
        .isEqualTo(DeclineReason.CODE_FOR_ANOTHER_SHOP);
    assertThat(reason(here.charge(code, won(5_001)))).isEqualTo(DeclineReason.ABOVE_CEILING);
    assertThat(adapter.seen()).isEmpty();
    assertThat(here.charge(code, won(5_000)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void refusesACardThatWasFrozenAfterTheCodeWasMade() {
    Consumer consumer = town.consumer();
    PayCode code = consumer.code();
    town.jdbc()
        .sql("update card set state = 'FROZEN' where token = ?")
        .param(consumer.card().uuid())
        .update();
    assertThat(reason(town.cashier().charge(code, won(100))))
        .isEqualTo(DeclineReason.CARD_NOT_USABLE);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void refusesToChargeNothing() {
    Cashier cashier = town.cashier();
    PayCode code = town.consumer().code();
    for (long amount : new long[] {0, -1, Long.MIN_VALUE}) {
      Problem problem = Problems.of(() -> cashier.charge(code, won(amount)));
      assertThat(problem.code()).isEqualTo("AMOUNT_REFUSED");
    }
  }

  private static DeclineReason reason(PaymentView view) {
    return Objects.requireNonNull(view.decline()).reason();
  }

  private static PaymentView pay(Cashier cashier, PayCode code, Password password) {
    return cashier.payments().authorize(with(cashier.request(code, won(100)), password));
  }

  private static AuthorizationRequest with(AuthorizationRequest request, Password password) {
    return new AuthorizationRequest(
        request.paymentId(), request.orderId(), request.payCode(), request.amount(), password);
  }

  private void expireCodesOf(Consumer consumer) {
    town.jdbc()
        .sql(
            """
            update pay_code set issued_at = issued_at - interval '61 seconds',
                                expires_at = expires_at - interval '61 seconds'
             where handset_id = ? and state = 'LIVE'
            """)
        .param(consumer.enrolment().handset().uuid())
        .update();
  }
}
