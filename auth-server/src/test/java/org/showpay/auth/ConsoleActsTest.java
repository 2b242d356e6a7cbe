package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What operators do at the console, each way in which it cannot be done, and what is kept of it.
 */
@AuthServerTest
class ConsoleActsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  private Consumer consumer;
  private Cashier cashier;
  private MerchantId merchant;
  private Desk operator;

  @BeforeEach
  void anOperatorAndAShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
    merchant = cashier.merchant().merchant();
    operator = Desk.of(environment, Role.ACT);
    operator.looksAt("/merchants");
  }

  @Test
  void aStoppedMerchantSellsNothingAndGivesBackWhatItSold() {
    PaymentId earlier = cashier.charge(consumer.code(), won(3_000)).paymentId();
    PaymentView waiting = waits();
    freeze("FROZEN");
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    PayCode code = consumer.code();
    PaymentView refused = cashier.charge(code, won(3_000));
    assertThat(reason(refused)).isEqualTo(DeclineReason.SHOP_FROZEN);
    PaymentView proved =
        cashier
            .payments()
            .authenticate(waiting.paymentId(), new PaymentsApi.Authentication(PAYMENT_PASSWORD));
    assertThat(reason(proved)).isEqualTo(DeclineReason.SHOP_FROZEN);
    assertThat(adapter.seen()).as("no card company is asked").isEmpty();
    assertThat(town.cashier().charge(code, won(3_000)).state())
        .as("the code is good at another shop")
        .isEqualTo(PaymentState.APPROVED);
    PaymentsApi.Refund refund = new PaymentsApi.Refund(OperationId.next(), won(3_000), null);
    cashier.payments().refund(earlier, refund);
    assertThat(cashier.payments().find(earlier).refunded()).isEqualTo(won(3_000));
    freeze("CONFLICT");
    assertThat(operator.send("/merchants/" + merchant + "/unfreeze", Map.of()).location())
        .endsWith("done=UNFROZEN");
    assertThat(cashier.charge(consumer.code(), won(3_000)).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(Desk.deedsOn(jdbc, merchant))
        .containsExactly(
            "FREEZE_MERCHANT DONE", "FREEZE_MERCHANT REFUSED", "UNFREEZE_MERCHANT DONE");
  }

  private PaymentView waits() {
    PaymentId id = PaymentId.next();
    PaymentView waiting =
        cashier
            .payments()
            .authorize(
                new AuthorizationRequest(
                    id, new OrderId("wait-" + id), consumer.code(), won(200_000), null));
    assertThat(waiting.state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    return waiting;
  }

  private void freeze(String outcome) {
    Desk.Answer answer =
        operator.send("/merchants/" + merchant + "/freeze", Map.of("reason", "suspected fraud"));
    if (outcome.equals("CONFLICT")) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body()).contains("somebody was faster");
    } else {
      assertThat(answer.location()).endsWith("done=" + outcome);
    }
  }

  @Test
  void aTerminalsKeyIsShownOnceAndReplacedWithOverlap() {
    String terminals = "/merchants/" + merchant + "/terminals";
    TerminalId terminal = TerminalId.next();
    Map<String, String> form =
        Map.of("terminal", terminal.toString(), "label", "till 9", "channel", "STORE");
    String first = operator.send(terminals, form).apiKey();
    assertThat(operator.send(terminals, form).status()).as("sent twice").isEqualTo(409);
    assertThat(operator.looksAt("/merchants/" + merchant).body())
        .contains("till 9", first.substring(0, 9) + "…")
        .doesNotContain(first);
    assertThat(status(first)).isEqualTo(200);
    String replace = terminals + "/" + terminal + "/key";
    String second = operator.send(replace, Map.of("version", "0")).apiKey();
    assertThat(operator.send(replace, Map.of("version", "0")).status())
        .as("a second click does not end the first key")
        .isEqualTo(409);
    assertThat(List.of(status(first), status(second))).containsExactly(200, 200);
    jdbc.sql("update terminal set earlier_key_until = now() where id = ?")
        .param(terminal.uuid())
        .update();
    assertThat(List.of(status(first), status(second))).containsExactly(401, 200);
    assertThat(Desk.deedsOn(jdbc, terminal))
        .containsExactly(
            "ADD_TERMINAL DONE", "ADD_TERMINAL REFUSED", "REPLACE_KEY DONE", "REPLACE_KEY REFUSED");
    assertThat(
            jdbc.sql("select count(*) from console_deed where detail like '%spk_%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aKeyThatNobodySawDoesNotEndTheOneThatTheTillHas() {
    String terminals = "/merchants/" + merchant + "/terminals";
    TerminalId terminal = TerminalId.next();
    String tills =
        operator
            .send(
                terminals,
                Map.of("terminal", terminal.toString(), "label", "till 8", "channel", "STORE"))
            .apiKey();
    String replace = terminals + "/" + terminal + "/key";
    operator.send(replace, Map.of("version", "0"));
    Desk.Answer again = operator.send(replace, Map.of("version", "1"));
    assertThat(again.status()).as("on the page as it is now").isEqualTo(409);
    assertThat(again.body()).contains("younger than its overlap", "Revoke");
    assertThat(status(tills)).isEqualTo(200);
    jdbc.sql("update terminal set earlier_key_until = now() where id = ?")
        .param(terminal.uuid())
        .update();
    assertThat(
            Desk.statusOfPayments(
                environment, operator.send(replace, Map.of("version", "1")).apiKey()))
        .isEqualTo(200);
    assertThat(Desk.deedsOn(jdbc, terminal))
        .endsWith("REPLACE_KEY DONE", "REPLACE_KEY REFUSED", "REPLACE_KEY DONE");
  }

  @Test
  void aTerminalThatIsTakenOutOfUseOpensNothing() {
    String terminals = "/merchants/" + merchant + "/terminals";
    TerminalId terminal = TerminalId.next();
    String key =
        operator
            .send(
                terminals,
                Map.of("terminal", terminal.toString(), "label", "server", "channel", "ONLINE"))
            .apiKey();
    String stranger = "/merchants/" + MerchantId.next() + "/terminals/" + terminal;
    assertThat(operator.send(stranger + "/retirement", Map.of()).status()).isEqualTo(409);
    assertThat(operator.send(terminals + "/" + terminal + "/retirement", Map.of()).location())
        .endsWith("done=RETIRED");
    assertThat(status(key)).isEqualTo(401);
    assertThat(operator.send(terminals + "/" + terminal + "/key", Map.of("version", "1")).status())
        .isEqualTo(409);
    assertThat(Desk.deedsOn(jdbc, terminal))
        .containsExactly(
            "ADD_TERMINAL DONE",
            "RETIRE_TERMINAL REFUSED",
            "RETIRE_TERMINAL DONE",
            "REPLACE_KEY REFUSED");
  }

  @Test
  void aHoldIsSaidToBeGivenUpOnceItIs() {
    PaymentId held = holds();
    adapter.followUps().becomes(FakeFollowUps.Mood.REFUSES);
    operator.send("/payments/" + held + "/void", Map.of());
    assertThat(Desk.deedsOn(jdbc, held)).containsExactly("VOID ASKED", "VOID REFUSED");
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    operator.send("/payments/" + held + "/void", Map.of());
    assertThat(Desk.deedsOn(jdbc, held)).endsWith("VOID ASKED", "VOID DONE").hasSize(4);
    PaymentId other = holds();
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    operator.send("/payments/" + other + "/void", Map.of());
    assertThat(Desk.deedsOn(jdbc, other)).containsExactly("VOID ASKED");
  }

  private PaymentId holds() {
    AuthorizationRequest usual = cashier.request(consumer.code(), won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(),
                usual.orderId(),
                usual.payCode(),
                usual.amount(),
                usual.password(),
                CaptureMode.MANUAL,
                null))
        .paymentId();
  }

  @Test
  void takesOnAMerchantOfAPossibleNameAlone() {
    String page = operator.send("/merchants", Map.of("name", "Tea House")).location();
    assertThat(page).contains("/console/merchants/mer_").endsWith("done=MERCHANT_ADDED");
    assertThat(operator.looksAt(page.substring("/console".length())).body()).contains("Tea House");
    assertThat(operator.send("/merchants", Map.of("name", " ")).status()).isEqualTo(422);
    assertThat(operator.looksAt("/merchants/" + MerchantId.next()).status()).isEqualTo(404);
  }

  @Test
  void aStoppedSubscriberPaysNothingAndOldCodesStayDead() {
    SubscriberId subscriber = consumer.enrolment().subscriber();
    String wallet = "/wallets/" + subscriber;
    PayCode code = consumer.code();
    assertThat(operator.looksAt("/wallets?q=" + consumer.login()).body())
        .contains(subscriber.toString(), "…1234");
    assertThat(operator.send(wallet + "/freeze", Map.of("reason", "lost")).location())
        .contains("done=FROZEN");
    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CARD_NOT_USABLE);
    assertThat(operator.send(wallet + "/freeze", Map.of("reason", "lost")).status()).isEqualTo(409);
    operator.send(wallet + "/unfreeze", Map.of());
    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(cashier.charge(consumer.code(), won(1_000)).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(operator.send("/wallets/" + SubscriberId.next() + "/unfreeze", Map.of()).status())
        .isEqualTo(409);
  }

  @Test
  void aLostHandsetsCodesAreDead() {
    SubscriberId subscriber = consumer.enrolment().subscriber();
    PayCode code = consumer.code();
    String loss = "/handsets/" + consumer.enrolment().handset() + "/loss";
    assertThat(operator.send("/wallets/" + subscriber + loss, Map.of()).location())
        .contains("done=TAKEN_OUT");
    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void aStoppedCardPaysNothingAndItsOldCodesStayDead() {
    String card = "/wallets/" + consumer.enrolment().subscriber() + "/cards/" + consumer.card();
    PayCode code = consumer.code();
    operator.send(card + "/freeze", Map.of());
    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CARD_NOT_USABLE);
    String others = "/wallets/" + SubscriberId.next() + "/cards/" + consumer.card();
    assertThat(operator.send(others + "/unfreeze", Map.of()).status()).isEqualTo(409);
    operator.send(card + "/unfreeze", Map.of());
    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(cashier.charge(consumer.code(), won(1_000)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  private static DeclineReason reason(PaymentView refused) {
    assertThat(refused.state()).isEqualTo(PaymentState.DECLINED);
    return requireNonNull(refused.decline()).reason();
  }

  private int status(String key) {
    return Desk.statusOfPayments(environment, key);
  }
}
