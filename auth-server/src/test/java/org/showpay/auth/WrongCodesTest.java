package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.tries.WrongCodes;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientResponseException;

/** A till that tries codes. */
@AuthServerTest
class WrongCodesTest {

  private static final int MOST = 20;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired WrongCodes wrongCodes;
  @Autowired Clock clock;

  private Cashier cashier;

  @BeforeEach
  void aTill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    cashier = town.cashier();
  }

  @Test
  void isSentAwayAfterTwentyAlsoWithARightCodeAndToldForHowLong() {
    guess(MOST);
    assertThatExceptionOfType(RestClientResponseException.class)
        .isThrownBy(() -> cashier.charge(town.consumer().code(), won(100)))
        .satisfies(refused -> {
          assertThat(refused.getStatusCode().value()).isEqualTo(429);
          HttpHeaders headers = Objects.requireNonNull(refused.getResponseHeaders());
          assertThat(Long.parseLong(String.valueOf(headers.getFirst(HttpHeaders.RETRY_AFTER))))
              .isBetween(590L, 601L);
          assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"wrong-codes\";q=20;w=600");
          assertThat(headers.getFirst("RateLimit")).startsWith("\"wrong-codes\";r=0;t=");
          assertThat(Problem.of(refused).code()).isEqualTo("TOO_MANY_WRONG_CODES");
        });
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void aSaleThatWasChargedIsAnsweredThoughItsTillIsSentAway() {
    AuthorizationRequest sold = cashier.request(town.consumer().code(), won(100));
    assertThat(cashier.payments().authorize(sold).state()).isEqualTo(PaymentState.APPROVED);
    guess(MOST);
    assertThat(cashier.payments().authorize(sold).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void sellsOnAfterNineteenAndNobodyElseIsSentAway() {
    guess(MOST - 1);
    assertThat(cashier.charge(town.consumer().code(), won(100)).state())
        .isEqualTo(PaymentState.APPROVED);
    guess(1);
    assertThat(town.cashier().charge(town.consumer().code(), won(100)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void countsARequestThatIsRepeatedOnce() {
    AuthorizationRequest wrong = cashier.request(unknown(), won(100));
    for (int i = 0; i <= MOST; i++) {
      assertThat(cashier.payments().authorize(wrong).state()).isEqualTo(PaymentState.DECLINED);
    }
  }

  @Test
  void sellsAgainOnceTheOldestIsTenMinutesAgo() {
    guess(MOST);
    TerminalId till = terminal();
    town.jdbc()
        .sql(
            "update payment set requested_at = requested_at - interval '10 minutes'"
                + " where id = (select id from payment where terminal_id = ?"
                + " order by requested_at limit 1)")
        .param(till.uuid())
        .update();
    WrongCodes anotherInstance = new WrongCodes(town.jdbc(), clock, MOST);
    anotherInstance.count(till);
    anotherInstance.requireFew(till);
  }

  @Test
  void anotherInstanceKnowsOnceItHasRefusedOneItself() {
    guess(MOST);
    TerminalId till = terminal();
    WrongCodes anotherInstance = new WrongCodes(town.jdbc(), clock, MOST);
    anotherInstance.requireFew(till);
    anotherInstance.count(till);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> anotherInstance.requireFew(till));
  }

  private void guess(int codes) {
    for (int i = 0; i < codes; i++) {
      assertThat(cashier.charge(unknown(), won(100)).state()).isEqualTo(PaymentState.DECLINED);
    }
  }

  private TerminalId terminal() {
    return town.jdbc()
        .sql("select id from terminal where merchant_id = ?")
        .param(cashier.merchant().merchant().uuid())
        .query((row, n) -> new TerminalId(row.getObject("id", UUID.class)))
        .single();
  }

  private static PayCode unknown() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }
}
