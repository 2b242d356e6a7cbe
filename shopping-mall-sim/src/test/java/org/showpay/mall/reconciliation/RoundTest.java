package org.showpay.mall.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.shop.ShopApi.Ending;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi.Refund;
import org.showpay.contracts.shop.ShopOfficeApi.RefundState;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer;
import org.showpay.mall.FakeAuthServer.Line;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever was lost on the way is found within a round. */
class RoundTest extends AtTheShop {

  private static final int RACES = Integer.getInteger("showpay.shop.races", 6);

  private static final Money ONE = Money.of(1_000, "KRW");

  @Autowired Round round;

  @Test
  void healsALostWebhookWhateverItWouldHaveTold() {
    Order paid = placed(1);
    Order expired = placed(2);
    Order open = placed(3);
    authServer.pay(paid.session());
    authServer.runOut(expired.session());
    round.go();
    assertThat(stateOf(paid)).isEqualTo(State.PAID);
    assertThat(stateOf(expired)).isEqualTo(State.CANCELLED);
    assertThat(stateOf(open)).isEqualTo(State.PLACED);
    assertThat(customers.left(LAMP)).isEqualTo(6);
  }

  @Test
  void opensASessionThatWasNeverOpenedWhileItsCustomerMayStillWait() {
    authServer.is(Line.DEAF);
    Order order = placed(2);
    authServer.is(Line.HEARS);
    round.go();
    assertThat(found(order.order()).screen()).isNotNull();
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
  }

  @Test
  void endsAnOrderThatWasNeverOpenedInItsTime() {
    authServer.is(Line.DEAF);
    Order order = placed(2);
    customers.change(
        "update shop_order set pay_by = now() - interval '1 second' where id = ?",
        order.order().uuid());
    authServer.is(Line.HEARS);
    round.go();
    assertThat(found(order.order()).ending()).isEqualTo(Ending.TIME_OVER);
    assertThat(authServer.session(order.session()).state()).isEqualTo(CheckoutState.EXPIRED);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void goesOnWhenALineWasSilentAndHealsAllInTheEnd() {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Order order = placed(1);
      authServer.pay(order.session());
      orders.add(order);
    }
    authServer.is(Line.MUTE);
    round.go();
    assertThat(authServer.questions()).as("three silences end a round").isEqualTo(3);
    authServer.is(Line.HEARS);
    round.go();
    assertThat(orders).extracting(this::stateOf).containsOnly(State.PAID);
  }

  @Test
  void rowsThatNoAnswerFitsKeepNobodyBehindThemFromBeingAskedAbout() {
    for (int i = 0; i < 3; i++) {
      authServer.forget(placed(1).session());
    }
    for (int i = 0; i < 3; i++) {
      cancelledLongAgo(placed(1));
    }
    Order paid = placed(1);
    Order ended = customers.shop().cancel(placed(1).order());
    authServer.pay(paid.session());
    authServer.payAgainstAllRules(ended.session());
    longAgo(ended);
    round.go();
    assertThat(stateOf(paid)).isEqualTo(State.PAID);
    assertThat(authServer.refunded(paymentOf(ended))).isEqualTo(20_000);
  }

  /** Cancelled, and its session is shown no more, which leaves it to be looked at again. */
  private void cancelledLongAgo(Order order) {
    customers.shop().cancel(order.order());
    authServer.forget(order.session());
    longAgo(order);
  }

  private void longAgo(Order order) {
    customers.change(
        "update shop_order set cancelled_at = now() - interval '11 minutes' where id = ?",
        order.order().uuid());
  }

  @Test
  void answersThatAreAboutSomethingElseKeepNobodyFromBeingAskedAbout() {
    List<Order> spoilt = List.of(placed(1), placed(1), placed(1));
    Order paid = placed(1);
    authServer.pay(paid.session());
    CheckoutView other = authServer.session(placed(1).session());
    authServer.lies(view ->
        spoilt.stream().anyMatch(order -> order.session().equals(view.session())) ? other : view);
    round.go();
    assertThat(stateOf(paid)).isEqualTo(State.PAID);
    assertThat(spoilt).extracting(this::stateOf).containsOnly(State.PLACED);
  }

  @Test
  void refundsThatStayOpenKeepNoOtherFromBeingAskedFor() {
    authServer.is(Line.HEARS);
    List<Order> orders = List.of(paid(), paid(), paid(), paid());
    authServer.is(Line.DEAF);
    orders.forEach(
        order -> customers.office().refund(order.order(), new RefundWish(OperationId.next(), ONE)));
    customers.change("update refund set asked_at = asked_at - interval '1 minute'");
    authServer.is(Line.HEARS);
    orders.subList(0, 3).forEach(order -> authServer.refundsStayOpen(paymentOf(order)));
    round.go();
    assertThat(authServer.refunded(paymentOf(orders.getLast()))).isEqualTo(ONE.amount());
    assertThat(found(orders.getFirst().order()).refunded().amount()).isZero();
  }

  @Test
  void whatWasPaidTooLateAndIsRefusedIsAskedForOnceAndLeftToPeople() {
    customers.stock(LAMP, 10, FakeAuthServer.UNLUCKY);
    Order order = customers.shop().cancel(placed(1).order());
    authServer.payAgainstAllRules(order.session());
    longAgo(order);
    for (int i = 0; i < 3; i++) {
      round.go();
      customers.change("update refund set asked_at = asked_at - interval '1 minute'");
    }
    assertThat(customers.office().refunds(order.order()))
        .extracting(Refund::state)
        .containsExactly(RefundState.REFUSED);
  }

  @Test
  void endsASessionThatCameToBeAfterItsOrderWasCancelled() {
    authServer.is(Line.DEAF);
    Order order = placed(2);
    authServer.is(Line.REFUSES);
    round.go();
    assertThat(found(order.order()).ending()).isEqualTo(Ending.NOT_OPENED);
    authServer.is(Line.HEARS);
    authServer.arriveLate(order);
    customers.change(
        "update shop_order set cancelled_at = now() - interval '11 minutes' where id = ?",
        order.order().uuid());
    round.go();
    assertThat(authServer.session(order.session()).state()).isEqualTo(CheckoutState.EXPIRED);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void findsAndGivesBackWhatIsPaidThereAndCancelledHereAlthoughItMustNotBe() {
    Order order = customers.shop().cancel(placed(2).order());
    authServer.payAgainstAllRules(order.session());
    PaymentId payment = paymentOf(order);
    customers.change(
        "update shop_order set cancelled_at = now() - interval '11 minutes' where id = ?",
        order.order().uuid());
    round.go();
    assertThat(authServer.refunded(payment)).isEqualTo(40_000);
    Order after = found(order.order());
    assertThat(after.state()).isEqualTo(State.CANCELLED);
    assertThat(after.refunded()).isEqualTo(after.total());
    round.go();
    assertThat(authServer.refunded(payment)).isEqualTo(40_000);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void orderSessionAndStockAgreeHoweverPayingAndCancellingRace() throws Exception {
    for (int i = 0; i < RACES; i++) {
      Order order = placed(1);
      int before = customers.left(LAMP);
      Callable<Object> pay = () -> herald.tell("checkout.paid", authServer.pay(order.session()));
      Callable<Object> cancel = () -> customers.shop().cancel(order.order());
      Callable<Object> goRound =
          () -> {
            round.go();
            return true;
          };
      AtOnce.call(List.of(pay, cancel, goRound, cancel));
      round.go();
      boolean paid = authServer.session(order.session()).state() == CheckoutState.PAID;
      assertThat(stateOf(order)).isEqualTo(paid ? State.PAID : State.CANCELLED);
      assertThat(customers.left(LAMP)).isEqualTo(paid ? before : before + 1);
      assertThat(customers.left(LAMP) + customers.taken(LAMP)).isEqualTo(10);
    }
  }
}
