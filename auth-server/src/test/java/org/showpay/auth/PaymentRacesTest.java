package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClientResponseException;

/** Many requests at once: one code, one id, one order is charged once. */
@AuthServerTest
class PaymentRacesTest {

  private static final int AT_ONCE = 20;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Consumer consumer;

  @BeforeEach
  void aPayer() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
  }

  @Test
  void chargesACodeOnceHoweverManyTillsReadIt() throws Exception {
    List<Cashier> cashiers = List.of(town.cashier(), town.cashier(), town.cashier());
    for (int round = 0; round < 5; round++) {
      PayCode code = consumer.code();
      List<Callable<String>> tries = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Cashier cashier = cashiers.get(i);
        tries.add(() -> outcome(cashier, cashier.request(code, won(100))));
      }
      assertThat(AtOnce.call(tries))
          .containsOnlyOnce("APPROVED")
          .isSubsetOf("APPROVED", "DECLINED", "PAYMENT_IN_PROGRESS");
    }
    assertThat(adapter.seen()).hasSize(5);
  }

  @Test
  void chargesAnIdOnceHoweverOftenItIsSent() throws Exception {
    Cashier cashier = town.cashier();
    AuthorizationRequest request = cashier.request(consumer.code(), won(100));
    List<String> outcomes =
        AtOnce.call(Collections.nCopies(AT_ONCE, () -> outcome(cashier, request)));
    assertThat(outcomes).contains("APPROVED").containsOnly("APPROVED", "PAYMENT_IN_PROGRESS");
    assertThat(adapter.seen()).hasSize(1);
    assertThat(outcome(cashier, request)).isEqualTo("APPROVED");
    assertThat(passwordTries()).isEqualTo(1);
  }

  private long passwordTries() {
    return town.jdbc()
        .sql("select max(password_tries) from pay_code where handset_id = ?")
        .param(consumer.enrolment().handset().uuid())
        .query(Long.class)
        .single();
  }

  @Test
  void chargesAnOrderOnceHoweverManyCodesAndIdsAreTried() throws Exception {
    Cashier cashier = town.cashier();
    List<Callable<String>> tries = new ArrayList<>();
    AuthorizationRequest first = cashier.request(consumer.code(), won(100));
    for (int i = 0; i < AT_ONCE; i++) {
      PayCode code = town.consumer().code();
      tries.add(() ->
          outcome(
              cashier,
              new AuthorizationRequest(
                  PaymentId.next(), first.orderId(), code, won(100), first.password())));
    }
    assertThat(AtOnce.call(tries))
        .contains("APPROVED")
        .containsOnly("APPROVED", "PAYMENT_IN_PROGRESS");
    assertThat(adapter.seen()).hasSize(1);
    assertThat(spentCodesWithoutPayment()).isZero();
  }

  /** Codes that are spent on a payment of another code, or on one that was never sent. */
  private long spentCodesWithoutPayment() {
    return town.jdbc()
        .sql(
            """
            select count(*) from pay_code c join payment p on p.id = c.payment_id
             where c.state = 'USED'
               and (p.code_digest <> c.digest or p.card_token is null
                    or p.state = 'AUTHENTICATION_REQUIRED')
            """)
        .query(Long.class)
        .single();
  }

  private static String outcome(Cashier cashier, AuthorizationRequest request) {
    try {
      PaymentState state = cashier.payments().authorize(request).state();
      return state.name();
    } catch (RestClientResponseException e) {
      return Problem.of(e).code();
    }
  }
}
