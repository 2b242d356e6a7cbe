package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.paycode.CodeSpending;
import org.showpay.auth.paycode.PausedCodes;
import org.showpay.auth.payment.PausedInserts;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two requests for one code, the second of which comes while the first holds its other locks: with
 * the code's row taken first they go one after the other, without it they wait for each other.
 */
@AuthServerTest
@Tag("races")
class LockOrderTest {

  /** How the one is answered that PostgreSQL ends so that the other can go on. */
  private static final String DEADLOCK = "INTERNAL";

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired JdbcClient jdbc;
  @Autowired Factors factors;
  @Autowired CodeSpending codes;
  @Autowired PaymentRows payments;

  private RaceTill till;
  private PayCode code;

  @BeforeEach
  void aCodeAndATill() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    till = new RaceTill(town.cashier(), 1);
    code = Purse.of(town, adapter, 1, 1).fresh(1).getFirst();
  }

  /** One holds the key of the order, and the other has counted a try of the code's password. */
  @Test
  void oneWithoutAndOneWithAPasswordForOneOrder() throws Exception {
    assertThat(forOneOrder()).containsExactly("APPROVED", "DECLINED CODE_NOT_LIVE");
    code = Purse.of(town, adapter, 1, 1).fresh(1).getFirst();
    try (var _ = InPlaceOf.the(codes, new PausedCodes.Unlocked(jdbc, factors, Pause.over(jdbc)))) {
      assertThat(forOneOrder()).containsOnlyOnce(DEADLOCK);
    }
  }

  private List<String> forOneOrder() throws Exception {
    OrderId order = new OrderId("order-" + PaymentId.next());
    Pause pause = new Pause(jdbc);
    try (var _ = InPlaceOf.the(payments, new PausedInserts(jdbc, pause))) {
      return inTurn(pause, request(order, null), request(order, Town.PAYMENT_PASSWORD));
    }
  }

  /** One has ended the count of wrong passwords, and the other counts a try. */
  @Test
  void twoWithAPassword() throws Exception {
    Pause pause = new Pause(jdbc);
    assertThat(withPasswords(pause, new PausedCodes(jdbc, factors, pause)))
        .containsExactly("APPROVED", "DECLINED CODE_NOT_LIVE");
    code = Purse.of(town, adapter, 1, 1).fresh(1).getFirst();
    Pause another = new Pause(jdbc);
    assertThat(withPasswords(another, new PausedCodes.Unlocked(jdbc, factors, another)))
        .containsOnlyOnce(DEADLOCK);
  }

  private List<String> withPasswords(Pause pause, CodeSpending paused) throws Exception {
    try (var _ = InPlaceOf.the(codes, paused)) {
      return inTurn(
          pause,
          request(new OrderId("order-" + PaymentId.next()), Town.PAYMENT_PASSWORD),
          request(new OrderId("order-" + PaymentId.next()), Town.PAYMENT_PASSWORD));
    }
  }

  /** The second sets out when the first is at the pause, and so ends it. */
  private List<String> inTurn(Pause pause, AuthorizationRequest first, AuthorizationRequest second)
      throws Exception {
    return AtOnce.call(
        List.<Callable<String>>of(
            () -> till.charge(first).word(),
            () -> {
              pause.awaitReached();
              return till.charge(second).word();
            }));
  }

  private AuthorizationRequest request(OrderId order, @Nullable Password password) {
    return new AuthorizationRequest(PaymentId.next(), order, code, won(100), password);
  }
}
