package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.showpay.auth.Town.won;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.factor.EntriesApi.Wanted;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientResponseException;

/** A till at which one password is tried on many people. */
@AuthServerTest
class WrongPasswordsTest {

  private static final int MOST = 20;

  /** So many wrong ones of a merchant's, and an instance concludes something. */
  private static final int ENOUGH = 30;

  private static final Password COMMON = TestPasswords.otherThan(Town.PAYMENT_PASSWORD);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    cashier = town.cashier();
    TenMinutes.haveEnoughLeft(town.jdbc());
  }

  /** All tests come from one address. */
  @AfterEach
  void theAddressIsForgotten() {
    town.jdbc().sql("delete from screen_tries where whose like 'passwords, address %'").update();
  }

  @Test
  void oneTryAtEachOfManyPeopleIsCutOff() {
    for (int person = 0; person < MOST; person++) {
      assertThat(reason(tries(COMMON, town.consumer()))).isEqualTo(DeclineReason.WRONG_PASSWORD);
    }
    Consumer honest = town.consumer();
    assertThatExceptionOfType(RestClientResponseException.class)
        .isThrownBy(() -> tries(Town.PAYMENT_PASSWORD, honest))
        .satisfies(refused -> {
          assertThat(refused.getStatusCode().value()).isEqualTo(429);
          HttpHeaders headers = Objects.requireNonNull(refused.getResponseHeaders());
          assertThat(Long.parseLong(String.valueOf(headers.getFirst(HttpHeaders.RETRY_AFTER))))
              .isBetween(1L, 601L);
          assertThat(headers.getFirst("RateLimit-Policy"))
              .isEqualTo("\"wrong-passwords\";q=20;w=600");
          assertThat(headers.getFirst("RateLimit")).startsWith("\"wrong-passwords\";r=0;t=");
          Problem problem = Problem.of(refused);
          assertThat(problem.code()).isEqualTo("TOO_MANY_WRONG_PASSWORDS");
          assertThat(problem.nextStep()).isEqualTo(NextStep.AUTHENTICATE);
        });
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void whereNoPasswordIsLookedAtTheHandsetApprovesAndOthersSellOn() {
    for (int person = 0; person < MOST; person++) {
      tries(COMMON, town.consumer());
    }
    Consumer honest = town.consumer();
    PaymentId waits = cashier.chargeAndWait(honest.code()).paymentId();
    Authentication right = new Authentication(Town.PAYMENT_PASSWORD);
    assertThat(Problems.of(() -> cashier.payments().authenticate(waits, right)).status())
        .isEqualTo(429);
    Wanted password = new Wanted(Factor.PASSWORD);
    assertThat(Problems.of(() -> cashier.entries().challenge(waits, password)).status())
        .isEqualTo(429);
    approvals(honest).decide(waits, new Decision(Decision.Answer.APPROVE));
    assertThat(cashier.payments().find(waits).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(tries(town.cashier(), Town.PAYMENT_PASSWORD, town.consumer()).state())
        .describedAs("at another merchant's till")
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void passwordsThatComeLaterCountToo() {
    for (int person = 0; person < MOST; person++) {
      PaymentId waits = cashier.chargeAndWait(town.consumer().code()).paymentId();
      cashier.payments().authenticate(waits, new Authentication(COMMON));
    }
    assertThat(Problems.of(() -> tries(Town.PAYMENT_PASSWORD, town.consumer())).status())
        .isEqualTo(429);
  }

  @Test
  void rightOnesAndTheSameSaleAgainCountNothing() {
    AuthorizationRequest wrong = sale(cashier, COMMON, town.consumer());
    for (int again = 0; again < 2 * MOST; again++) {
      assertThat(reason(cashier.payments().authorize(wrong)))
          .isEqualTo(DeclineReason.WRONG_PASSWORD);
    }
    assertThat(countedAt("terminal")).isOne();
    assertThat(tries(Town.PAYMENT_PASSWORD, town.consumer()).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(countedAt("terminal")).isOne();
    assertThat(countedAt("merchant")).isOne();
    assertThat(countedAt("address")).isOne();
  }

  @Test
  void aRightPasswordCostsNoStatement() {
    try (Statements statements = new Statements()) {
      assertThat(tries(Town.PAYMENT_PASSWORD, town.consumer()).state())
          .isEqualTo(PaymentState.APPROVED);
      assertThat(statements.all()).noneMatch(sql -> sql.contains("screen_tries"));
    }
  }

  @Test
  void aChainWithManyTillsThatMistypesSellsOn() {
    muchWasWrongAtTheMerchant();
    Consumer knows = town.consumer();
    for (int wrong = 0; wrong < ENOUGH; wrong++) {
      Cashier till = wrong % 2 == 0 ? cashier : another();
      for (int right = 0; right < 3; right++) {
        assertThat(tries(till, Town.PAYMENT_PASSWORD, knows).state())
            .isEqualTo(PaymentState.APPROVED);
      }
      tries(till, COMMON, town.consumer());
    }
    assertThat(tries(another(), Town.PAYMENT_PASSWORD, knows).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void onePasswordTriedAtManyTillsOfAMerchantIsCutOffAtAllOfThem() {
    muchWasWrongAtTheMerchant();
    Consumer knows = town.consumer();
    AuthorizationRequest right = sale(cashier, Town.PAYMENT_PASSWORD, knows);
    for (int again = 0; again < 2 * ENOUGH; again++) {
      assertThat(cashier.payments().authorize(right).state()).isEqualTo(PaymentState.APPROVED);
    }
    for (int wrong = 0; wrong < ENOUGH; wrong++) {
      tries(wrong % 2 == 0 ? cashier : another(), COMMON, town.consumer());
    }
    assertThat(Problems.of(() -> tries(another(), Town.PAYMENT_PASSWORD, knows)).status())
        .isEqualTo(429);
  }

  /** Other instances saw more wrong ones than may be. */
  private void muchWasWrongAtTheMerchant() {
    town.jdbc()
        .sql(
            """
            insert into screen_tries (whose, since, tries)
            values ('passwords, merchant ' || ?, date_bin('10 minutes', now(), 'epoch'), 300)
            """)
        .param(cashier.merchant().merchant().toString())
        .update();
  }

  private Cashier another() {
    return town.cashierOf(cashier.merchant());
  }

  /** By this till, this merchant, or this address. */
  private long countedAt(String kind) {
    String terminal =
        "(select 'trm_' || replace(id::text, '-', '') from terminal where merchant_id = :merchant)";
    String whose =
        switch (kind) {
          case "terminal" -> "= 'passwords, terminal ' || " + terminal;
          case "merchant" ->
              "= 'passwords, merchant mer_' || replace(cast(:merchant as uuid)::text, '-', '')";
          default -> "like 'passwords, address %' and cast(:merchant as uuid) is not null";
        };
    return town.jdbc()
        .sql("select coalesce(sum(tries), 0) from screen_tries where whose " + whose)
        .param("merchant", cashier.merchant().merchant().uuid())
        .query(Long.class)
        .single();
  }

  private PaymentView tries(Password password, Consumer consumer) {
    return tries(cashier, password, consumer);
  }

  private static PaymentView tries(Cashier at, Password password, Consumer consumer) {
    return at.payments().authorize(sale(at, password, consumer));
  }

  private static AuthorizationRequest sale(Cashier at, Password password, Consumer consumer) {
    AuthorizationRequest usual = at.request(consumer.code(), won(100));
    return new AuthorizationRequest(
        usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), password);
  }

  private ApprovalsApi approvals(Consumer consumer) {
    return TestClient.of(
        ApprovalsApi.class,
        environment,
        TestKeys.handsetToken(
            SessionId.next(),
            consumer.enrolment().handset(),
            consumer.enrolment().subscriber(),
            ServiceName.AUTH_SERVER));
  }

  private static DeclineReason reason(PaymentView view) {
    return Objects.requireNonNull(view.decline()).reason();
  }
}
