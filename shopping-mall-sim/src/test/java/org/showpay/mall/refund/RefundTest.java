package org.showpay.mall.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.mall.Customers.problemOf;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi.Refund;
import org.showpay.contracts.shop.ShopOfficeApi.RefundState;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer.Line;
import org.showpay.testing.AtOnce;
import org.showpay.testing.Logs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientResponseException;

/** Money is given back once, as a whole or in parts, and never more than was charged. */
class RefundTest extends AtTheShop {

  @Autowired RefundDesk desk;
  @Autowired RefundBook book;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;

  @Test
  void givesPartsBackAndTheOrderIsRefundedWithTheLast() {
    Order order = paid();
    assertThat(refund(order, wish(15_000)).state()).isEqualTo(RefundState.DONE);
    Order after = found(order.order());
    assertThat(after.state()).isEqualTo(State.PAID);
    assertThat(after.refunded()).isEqualTo(Money.of(15_000, "KRW"));
    refund(order, wish(25_000));
    assertThat(stateOf(order)).isEqualTo(State.REFUNDED);
    assertThat(authServer.refunded(paymentOf(order))).isEqualTo(40_000);
    assertThat(customers.left(LAMP)).as("a refund brings no goods back").isEqualTo(8);
  }

  @Test
  void givesNothingBackOfAnOrderThatIsNotPaidNorMoreThanWasCharged() {
    Order open = placed(1);
    assertThat(problemOf(() -> refund(open, wish(1))).code()).isEqualTo("ABOVE_CHARGED");
    Order order = paid();
    assertThat(problemOf(() -> refund(order, wish(40_001))).code()).isEqualTo("ABOVE_CHARGED");
    assertThat(problemOf(() -> refund(order, wish(0))).code()).isEqualTo("NO_AMOUNT");
    refund(order, wish(39_999));
    assertThat(problemOf(() -> refund(order, wish(2))).code()).isEqualTo("ABOVE_CHARGED");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEAF", "MUTE"})
  void silenceLeavesItOpenAndTheSameOperationIsAskedForAgain(Line silence) {
    Order order = paid();
    RefundWish wish = wish(15_000);
    authServer.is(silence);
    assertThat(refund(order, wish).state()).isEqualTo(RefundState.OPEN);
    assertThat(found(order.order()).refunded()).isEqualTo(Money.of(0, "KRW"));
    assertThat(problemOf(() -> refund(order, wish(25_001))).code()).isEqualTo("ABOVE_CHARGED");
    authServer.is(Line.HEARS);
    assertThat(desk.openFor(Duration.ZERO, Optional.empty(), 10)).contains(wish.operation());
    assertThat(desk.askAgain(wish.operation())).isTrue();
    assertThat(refund(order, wish).state()).isEqualTo(RefundState.DONE);
    assertThat(authServer.refunded(paymentOf(order))).isEqualTo(15_000);
    assertThat(found(order.order()).refunded()).isEqualTo(Money.of(15_000, "KRW"));
  }

  @Test
  void whatTheCardCompanyRefusesMayBeAskedForAgain() {
    Order order = paid();
    Refund refused = refund(order, wish(666));
    assertThat(refused.state()).isEqualTo(RefundState.REFUSED);
    assertThat(refused.problem()).isEqualTo("ABOVE_CAPTURED");
    assertThat(refund(order, wish(40_000)).state()).isEqualTo(RefundState.DONE);
    assertThat(stateOf(order)).isEqualTo(State.REFUNDED);
    assertThat(customers.office().refunds(order.order())).hasSize(2);
  }

  @Test
  void theSameOperationWithOtherContentIsRefused() {
    Order order = paid();
    RefundWish wish = wish(1_000);
    refund(order, wish);
    RefundWish other = new RefundWish(wish.operation(), Money.of(2_000, "KRW"));
    assertThat(problemOf(() -> refund(order, other)).code()).isEqualTo("REFUND_DIFFERS");
    assertThat(problemOf(() -> refund(paid(), wish)).code()).isEqualTo("REFUND_DIFFERS");
  }

  @Test
  void manyAtOnceNeverGiveBackMoreThanWasCharged() throws Exception {
    Order order = paid();
    Callable<Boolean> ask =
        () -> {
          try {
            return refund(order, wish(15_000)).state() == RefundState.DONE;
          } catch (RestClientResponseException tooMuch) {
            return false;
          }
        };
    List<Boolean> done = AtOnce.call(Stream.generate(() -> ask).limit(8).toList());
    assertThat(done).filteredOn(it -> it).hasSize(2);
    assertThat(authServer.refunded(paymentOf(order))).isEqualTo(30_000);
  }

  @Test
  void theSameOperationManyTimesAtOnceIsOneRefund() throws Exception {
    Order order = paid();
    RefundWish wish = wish(15_000);
    Callable<RefundState> ask = () -> refund(order, wish).state();
    List<RefundState> states = AtOnce.call(Stream.generate(() -> ask).limit(8).toList());
    assertThat(states).containsOnly(RefundState.DONE);
    assertThat(customers.office().refunds(order.order())).hasSize(1);
    assertThat(authServer.refunded(paymentOf(order))).isEqualTo(15_000);
    assertThat(refund(order, wish(25_000)).state()).isEqualTo(RefundState.DONE);
    assertThat(stateOf(order)).isEqualTo(State.REFUNDED);
  }

  /**
   * Its end takes a refund's row, then the order's: the other way round, one of the two would die.
   */
  @Test
  void aSecondRequestThatWaitsForTheEndKeepsTheOrderFromNobody() {
    Order order = paid();
    RefundWish wish = wish(15_000);
    refund(order, wish);
    CompletableFuture<Boolean> second =
        Objects.requireNonNull(
            transaction.execute(ending -> {
              touch("refund", "operation_id", wish.operation().uuid());
              CompletableFuture<Boolean> waiting =
                  CompletableFuture.supplyAsync(() -> book.open(order.order(), wish));
              await().pollInSameThread().until(this::somebodyWaitsForMe);
              touch("shop_order", "id", order.order().uuid());
              return waiting;
            }));
    assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
  }

  private void touch(String table, String key, UUID id) {
    String sql = "update %s set %s = %s where %s = ?".formatted(table, key, key, key);
    assertThat(database.sql(sql).param(id).update()).isEqualTo(1);
  }

  private boolean somebodyWaitsForMe() {
    return database
        .sql(
            """
            select exists (select from pg_locks
                            where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
            """)
        .query((row, n) -> row.getBoolean(1))
        .single();
  }

  @Test
  void whatIsAnsweredOddlyAfterSilenceStaysSetAsideAndIsSaid() {
    Order order = paid();
    RefundWish wish = wish(15_000);
    authServer.is(Line.MUTE);
    refund(order, wish);
    authServer.is(Line.OTHER_MERCHANT);
    try (Logs logs = Logs.open()) {
      assertThat(desk.askAgain(wish.operation())).as("that is no silence").isTrue();
      assertThat(logs.text()).contains(wish.operation() + " of " + order.order() + " stays open");
    }
    Refund open = customers.office().refunds(order.order()).getFirst();
    assertThat(open.state()).isEqualTo(RefundState.OPEN);
    assertThat(open.problem()).isEqualTo("CHECKOUT_UNKNOWN");
    assertThat(problemOf(() -> refund(order, wish(25_001))).code()).isEqualTo("ABOVE_CHARGED");
    authServer.is(Line.HEARS);
    assertThat(desk.askAgain(wish.operation())).isTrue();
    Refund done = customers.office().refunds(order.order()).getFirst();
    assertThat(done.state()).isEqualTo(RefundState.DONE);
    assertThat(done.problem()).isNull();
  }

  @Test
  void listsOrdersNewestFirstAPageAtATime() {
    Order first = placed(1);
    Order second = paid();
    var page = customers.office().orders(null, null, 1);
    assertThat(page.orders()).extracting(Order::order).containsExactly(second.order());
    var next = customers.office().orders(null, page.next(), 1);
    assertThat(next.orders()).extracting(Order::order).containsExactly(first.order());
    assertThat(customers.office().orders(State.PAID, null, 100).orders())
        .extracting(Order::state)
        .containsOnly(State.PAID);
  }

  private Refund refund(Order order, RefundWish wish) {
    return customers.office().refund(order.order(), wish);
  }

  private static RefundWish wish(long won) {
    return new RefundWish(OperationId.next(), Money.of(won, "KRW"));
  }
}
