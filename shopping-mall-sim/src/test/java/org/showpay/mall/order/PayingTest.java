package org.showpay.mall.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.mall.Customers.item;
import static org.showpay.mall.Customers.order;
import static org.showpay.mall.Customers.problemOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.shop.ShopApi.Ending;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer.Line;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** An order and its session: what moves it, and what does not. */
class PayingTest extends AtTheShop {

  @Autowired Settlement settlement;

  @Test
  void opensASessionForTheVeryOrderAndAnswersItsScreen() {
    Order order = placed(2);
    CheckoutView session = authServer.session(order.session());
    assertThat(session.orderId().text()).isEqualTo(order.order().toString());
    assertThat(session.amount()).isEqualTo(order.total()).isEqualTo(Money.of(40_000, "KRW"));
    assertThat(session.lines())
        .containsExactly(new CheckoutLine("Test good", 2, Money.of(20_000, "KRW")));
    assertThat(session.returnUrl()).hasToString("http://localhost:8087/orders/" + order.order());
    assertThat(order.screen()).isEqualTo(session.screen());
    assertThat(order.state()).isEqualTo(State.PLACED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEAF", "MUTE"})
  void keepsAnOrderThatNobodyAnswersForAndOpensOneSessionLater(Line silence) {
    authServer.is(silence);
    Order order = placed(2);
    assertThat(order.state()).isEqualTo(State.PLACED);
    assertThat(order.screen()).isNull();
    assertThat(customers.left(LAMP)).isEqualTo(8);
    assertThat(authServer.has(order.session())).isEqualTo(silence == Line.MUTE);

    authServer.is(Line.HEARS);
    settlement.ask(order.order());
    settlement.ask(order.order());
    assertThat(found(order.order()).screen()).isNotNull();
    assertThat(authServer.openings()).isOne();
  }

  @Test
  void setsNothingAsideForAnOrderThatCouldNotBePaid() {
    customers.change("delete from merchant_account");
    assertThat(problemOf(() -> placed(1)).code()).isEqualTo("SHOP_CLOSED");
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void cancelsAnOrderForWhichNoSessionOpens() {
    authServer.is(Line.REFUSES);
    Order order = placed(2);
    settlement.ask(order.order());
    Order ended = found(order.order());
    assertThat(ended.state()).isEqualTo(State.CANCELLED);
    assertThat(ended.ending()).isEqualTo(Ending.NOT_OPENED);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void anOrderWhoseSessionIsAnotherMerchantsIsNotCancelledAndIsPaidOnceTheKeyIsBack() {
    Order order = placed(2);
    authServer.pay(order.session());
    authServer.is(Line.OTHER_MERCHANT);
    assertThat(settlement.ask(order.order())).isEqualTo(Settlement.Asked.UNCLEAR);
    assertThat(customers.shop().cancel(order.order()).state()).isEqualTo(State.PLACED);
    authServer.is(Line.HEARS);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void anOrderThatNeverSawItsSessionIsNotCancelledBecauseAnotherMerchantHasIt() {
    authServer.is(Line.MUTE);
    Order order = placed(2);
    assertThat(authServer.has(order.session())).isTrue();
    authServer.pay(order.session());
    authServer.is(Line.OTHER_MERCHANT);
    assertThat(settlement.ask(order.order())).isEqualTo(Settlement.Asked.UNCLEAR);
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    authServer.is(Line.HEARS);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void anOrderThatIsPaidThereIsPaidHereOnceSomebodyAsks() {
    Order order = placed(2);
    authServer.pay(order.session());
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PAID);
    assertThat(customers.left(LAMP)).isEqualTo(8);
    assertThat(found(order.order()).screen()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"true, TIME_OVER", "false, GIVEN_UP"})
  void theGoodsOfASessionThatEndedComeBackOnce(boolean byTime, Ending ending) {
    Order order = placed(3);
    authServer.decline(order.session(), DeclineReason.LIMIT_EXCEEDED);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    if (byTime) {
      authServer.runOut(order.session());
    } else {
      authServer.giveUp(order.session());
    }
    settlement.ask(order.order());
    settlement.ask(order.order());
    assertThat(found(order.order()).ending()).isEqualTo(ending);
    assertThat(customers.left(LAMP)).isEqualTo(10);
    assertThat(customers.taken(LAMP)).isZero();
  }

  @Test
  void cancellingEndsTheSessionFirst() {
    Order order = placed(2);
    assertThat(customers.shop().cancel(order.order()).ending()).isEqualTo(Ending.GIVEN_UP);
    assertThat(authServer.session(order.session()).state()).isEqualTo(CheckoutState.EXPIRED);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void cancellingWaitsForThePaymentThatRunsAndIfItIsApprovedTheOrderIsPaid() {
    Order order = placed(2);
    authServer.scan(order.session());
    assertThat(customers.shop().cancel(order.order()).state()).isEqualTo(State.PLACED);
    authServer.pay(order.session());
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PAID);
    assertThat(customers.shop().cancel(order.order()).state()).isEqualTo(State.PAID);
    assertThat(customers.left(LAMP)).isEqualTo(8);
  }

  @Test
  void cancellingWaitsForThePaymentThatRunsAndIfItIsRefusedTheOrderIsCancelled() {
    Order order = placed(2);
    authServer.scan(order.session());
    customers.shop().cancel(order.order());
    authServer.decline(order.session(), DeclineReason.LIMIT_EXCEEDED);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.CANCELLED);
    assertThat(authServer.session(order.session()).state()).isEqualTo(CheckoutState.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEAF", "MUTE"})
  void cancelsNothingByItselfWhenNobodyAnswers(Line silence) {
    Order order = placed(2);
    authServer.is(silence);
    assertThat(customers.shop().cancel(order.order()).state()).isEqualTo(State.PLACED);
    assertThat(customers.left(LAMP)).isEqualTo(8);
    authServer.is(Line.HEARS);
    settlement.ask(order.order());
    assertThat(found(order.order()).ending()).isEqualTo(Ending.GIVEN_UP);
  }

  @Test
  void opensAndEndsASessionThatNeverCameToBeBeforeItsOrderIsCancelled() {
    authServer.is(Line.DEAF);
    Order order = placed(2);
    authServer.is(Line.HEARS);
    assertThat(customers.shop().cancel(order.order()).state()).isEqualTo(State.CANCELLED);
    assertThat(authServer.session(order.session()).state()).isEqualTo(CheckoutState.EXPIRED);
  }

  @Test
  void believesNoAnswerAboutSomethingElse() {
    Order order = placed(2);
    CheckoutView other = authServer.pay(placed(1).session());
    authServer.lies(view -> other);
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
  }

  @Test
  void believesNoPaidSessionWithoutAnApprovedPayment() {
    Order order = placed(2);
    CheckoutView session = authServer.decline(order.session(), DeclineReason.CODE_NOT_LIVE);
    authServer.lies(view -> withState(session, CheckoutState.PAID));
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
  }

  @Test
  void anAnswerThatWasOvertakenChangesNothing() {
    Order order = placed(2);
    CheckoutView open = authServer.session(order.session());
    authServer.pay(order.session());
    settlement.ask(order.order());
    authServer.lies(view -> withState(open, CheckoutState.EXPIRED));
    settlement.ask(order.order());
    assertThat(stateOf(order)).isEqualTo(State.PAID);
    assertThat(customers.left(LAMP)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"PAID, PLACED", "PAID, CANCELLED", "CANCELLED, PLACED", "CANCELLED, PAID"})
  void theDatabaseRefusesEveryOtherMoveWhateverTheCodeDoes(State from, State to) {
    Order order = from == State.PAID ? paid() : customers.shop().cancel(placed(1).order());
    assertThat(order.state()).isEqualTo(from);
    assertThatThrownBy(() ->
            customers.change(
                "update shop_order set state = ? where id = ?", to.name(), order.order().uuid()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("does not go from " + from);
  }

  @Test
  void theDatabaseLetsNoGoodsComeBackTwice() {
    customers.shop().place(order(item(LAMP, 2)));
    String back = "update good set stock = stock + 2, taken = taken - 2 where sku = ?";
    customers.change(back, LAMP);
    assertThatThrownBy(() -> customers.change(back, LAMP))
        .isInstanceOf(DataIntegrityViolationException.class);
    customers.change("update good set stock = stock - 2, taken = taken + 2 where sku = ?", LAMP);
  }

  private static CheckoutView withState(CheckoutView view, CheckoutState state) {
    return new CheckoutView(
        view.session(),
        view.orderId(),
        state,
        view.version() + (state == CheckoutState.PAID ? 5 : 0),
        view.amount(),
        view.lines(),
        view.screen(),
        view.returnUrl(),
        view.cancelUrl(),
        view.expiresAt(),
        view.payment(),
        view.updatedAt());
  }
}
