package org.showpay.mall.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.webhook.MessageId;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer.Line;
import org.showpay.mall.Herald;
import org.showpay.testing.AtOnce;

/** Webhooks that are forged, too old, doubled, late, lost or about something else. */
class WebhookTest extends AtTheShop {

  private static final String PAID = "checkout.paid";

  @Test
  void movesTheOrderOfASessionThatIsPaid() {
    Order order = placed(2);
    assertThat(herald.tell(PAID, authServer.pay(order.session()))).isEqualTo(204);
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void cancelsTheOrderOfASessionThatExpiredOrWasGivenUp() {
    Order first = placed(2);
    Order second = placed(3);
    herald.tell("checkout.expired", authServer.runOut(first.session()));
    herald.tell("checkout.cancelled", authServer.giveUp(second.session()));
    assertThat(List.of(stateOf(first), stateOf(second))).containsOnly(State.CANCELLED);
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void refusesWhatSomebodyElseHasSignedAndDoesNothing() {
    Order order = placed(2);
    CheckoutView paid = authServer.pay(order.session());
    assertThat(herald.stranger().tell(PAID, paid)).isEqualTo(401);
    assertThat(herald.sendInsteadOf("{}", Herald.body(PAID, paid))).isEqualTo(401);
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    assertThat(authServer.questions()).isZero();
  }

  @Test
  void believesNotEvenASignedBodyButAsks() {
    Order order = placed(2);
    CheckoutView open = authServer.session(order.session());
    CheckoutView paid = authServer.pay(placed(1).session());
    CheckoutView lie =
        new CheckoutView(
            open.session(),
            open.orderId(),
            paid.state(),
            9,
            open.amount(),
            open.lines(),
            open.screen(),
            open.returnUrl(),
            open.cancelUrl(),
            open.expiresAt(),
            paid.payment(),
            open.updatedAt());
    assertThat(herald.tell(PAID, lie)).isEqualTo(204);
    assertThat(authServer.questions()).isOne();
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
  }

  @Test
  void refusesWhatWasSignedMoreThanFiveMinutesAgoOrAhead() {
    Order order = placed(2);
    CheckoutView paid = authServer.pay(order.session());
    assertThat(herald.tellAt(Instant.now().minus(Duration.ofMinutes(6)), PAID, paid))
        .isEqualTo(401);
    assertThat(herald.tellAt(Instant.now().plus(Duration.ofMinutes(6)), PAID, paid)).isEqualTo(401);
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    assertThat(herald.tellAt(Instant.now().minus(Duration.ofMinutes(4)), PAID, paid))
        .isEqualTo(204);
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void actsOnceOnAMessageThatComesTwice() {
    Order order = placed(2);
    MessageId message = MessageId.next();
    CheckoutView scanned = authServer.scan(order.session());
    herald.tell(message, PAID, scanned);
    authServer.pay(order.session());
    assertThat(herald.tell(message, PAID, scanned)).isEqualTo(204);
    assertThat(authServer.questions()).isOne();
  }

  @Test
  void dropsWhatIsOlderThanWhatItHasApplied() {
    Order order = placed(2);
    CheckoutView scanned = authServer.scan(order.session());
    herald.tell(PAID, authServer.pay(order.session()));
    int before = authServer.questions();
    assertThat(herald.tell("checkout.expired", scanned)).isEqualTo(204);
    assertThat(authServer.questions()).isEqualTo(before);
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void wantsItAgainWhenItCannotAskAndTheSameMessageIsGoodThen() {
    Order order = placed(2);
    CheckoutView paid = authServer.pay(order.session());
    MessageId message = MessageId.next();
    authServer.is(Line.DEAF);
    assertThat(herald.tell(message, PAID, paid)).isEqualTo(503);
    assertThat(stateOf(order)).isEqualTo(State.PLACED);
    authServer.is(Line.HEARS);
    assertThat(herald.tell(message, PAID, paid)).isEqualTo(204);
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void takesTheSecretBeforeToo() {
    Herald next = herald.stranger();
    Herald afterNext = herald.stranger();
    customers.office().enter(next.account());
    assertThat(herald.tell(PAID, authServer.pay(placed(1).session()))).isEqualTo(204);
    assertThat(next.tell(PAID, authServer.pay(placed(1).session()))).isEqualTo(204);
    customers.office().enter(next.account());
    assertThat(herald.send("{}")).as("entering the same twice takes nothing away").isEqualTo(204);
    customers.office().enter(afterNext.account());
    assertThat(herald.send("{}")).isEqualTo(401);
    assertThat(next.send("{}")).isEqualTo(204);
    customers.change("update merchant_account set secret_since = now() - interval '25 hours'");
    assertThat(next.send("{}")).isEqualTo(401);
    assertThat(afterNext.send("{}")).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'type':'webhook.test','data':{'version':1}}",
        "{'type':'payment.approved','data':{'paymentId':'pay_1'}}",
        "{'type':'checkout.paid','data':{'session':'chk_0199c1f2a3b47c5d8e6f708192a3b4c5'}}"
      })
  void toleratesWhatItHasNoUseFor(String body) {
    assertThat(herald.send(body.replace('\'', '"'))).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{'type':'checkout.paid','data':{'session':'nonsense'}}"})
  void refusesWhatItCannotRead(String body) {
    assertThat(herald.send(body.replace('\'', '"'))).isEqualTo(400);
  }

  @Test
  void readsNoMoreThanItMust() {
    assertThat(herald.send("{\"type\":\"" + "x".repeat(64 * 1024) + "\"}")).isEqualTo(413);
  }

  @Test
  void manyAtOnceMoveAnOrderOnce() throws Exception {
    Order order = placed(2);
    CheckoutView expired = authServer.runOut(order.session());
    Callable<Integer> tell = () -> herald.tell("checkout.expired", expired);
    assertThat(AtOnce.call(Collections.nCopies(8, tell))).containsOnly(204);
    assertThat(customers.left(LAMP)).isEqualTo(10);
    assertThat(customers.taken(LAMP)).isZero();
  }
}
