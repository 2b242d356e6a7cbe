package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Tally.Witness;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClientResponseException;

/**
 * Many requests at once: one code, one id, one order is charged once, and nothing is given back
 * twice. With {@code -Dshowpay.races=full} at the counts that we promise, otherwise at a twentieth.
 */
@AuthServerTest
@Tag("races")
class PaymentRacesTest {

  private static final int SHARE = "full".equals(System.getProperty("showpay.races")) ? 1 : 20;
  private static final int CODES = 1_000 / SHARE;
  private static final int ORDERS = 1_000 / SHARE;
  private static final int PAYMENTS = 100 / SHARE;
  private static final int AT_ONCE = 20;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  @BeforeEach
  void aCardCompany() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.APPROVED);
  }

  @Test
  void chargesACodeOnceHoweverManyTillsReadIt() throws Exception {
    Tally tally = races().codes(CODES);
    assertThat(tally.broken()).isEmpty();
    assertThat(tally.done())
        .containsOnlyKeys(Witness.values())
        .allSatisfy((witness, payments) -> assertThat(payments).isEqualTo(CODES));
    assertThat(tally.answers())
        .isEqualTo(Map.of("APPROVED", CODES, "DECLINED CODE_NOT_LIVE", CODES * (Races.TRIES - 1)));
  }

  @Test
  void chargesAnOrderOnceHoweverManyCodesIdsAndKeysAreTried() throws Exception {
    Tally tally = races().orders(ORDERS);
    assertThat(tally.broken()).isEmpty();
    assertThat(tally.done())
        .containsOnlyKeys(Witness.values())
        .allSatisfy((witness, payments) -> assertThat(payments).isEqualTo(ORDERS));
    assertThat(tally.answers()).containsOnlyKeys("APPROVED", "PAYMENT_IN_PROGRESS");
  }

  @Test
  void givesBackNoMoreThanWasCapturedHoweverManyAsk() throws Exception {
    Races races = races();
    Tally tally = races.refunds(PAYMENTS);
    assertThat(tally.broken()).isEmpty();
    int done = PAYMENTS * Races.REFUNDS_THAT_FIT;
    assertThat(tally.answers())
        .isEqualTo(Map.of("DONE", done, "ABOVE_CAPTURED", PAYMENTS * Races.CLIENTS - done));
    assertThat(races.refunded()).hasSize(PAYMENTS).containsOnly(900L);
  }

  private Races races() {
    return new Races(town, adapter, Purse.of(town, adapter, 5, Races.CLIENTS / 5));
  }

  @Test
  void chargesACodeOnceWhenSeveralTillsTryItsPassword() throws Exception {
    Consumer consumer = town.consumer();
    List<Cashier> cashiers = List.of(town.cashier(), town.cashier(), town.cashier());
    for (int round = 0; round < 3; round++) {
      PayCode code = consumer.code();
      List<Callable<String>> tries = new ArrayList<>();
      cashiers.forEach(each -> tries.add(() -> outcome(each, each.request(code, won(100)))));
      assertThat(AtOnce.call(tries))
          .containsOnlyOnce("APPROVED")
          .isSubsetOf("APPROVED", "DECLINED");
    }
    assertThat(adapter.seen()).hasSize(3);
  }

  @Test
  void chargesAnIdOnceHoweverOftenItIsSent() throws Exception {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    AuthorizationRequest request = cashier.request(consumer.code(), won(100));
    List<String> outcomes =
        AtOnce.call(Collections.nCopies(AT_ONCE, () -> outcome(cashier, request)));
    assertThat(outcomes).contains("APPROVED").containsOnly("APPROVED", "PAYMENT_IN_PROGRESS");
    assertThat(adapter.seen()).hasSize(1);
    assertThat(outcome(cashier, request)).isEqualTo("APPROVED");
    assertThat(passwordTries(consumer)).isEqualTo(1);
  }

  private long passwordTries(Consumer consumer) {
    return town.jdbc()
        .sql("select max(password_tries) from pay_code where handset_id = ?")
        .param(consumer.enrolment().handset().uuid())
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
