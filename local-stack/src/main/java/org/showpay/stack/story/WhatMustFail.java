package org.showpay.stack.story;

import static org.showpay.contracts.problem.NextStep.NEW_CODE;
import static org.showpay.contracts.problem.NextStep.RETRY_PASSWORD;
import static org.showpay.stack.people.Consumer.digitsOn;
import static org.showpay.stack.people.Consumer.pictureOf;
import static org.showpay.stack.story.FirstPurchase.won;

import java.time.Clock;
import java.time.Duration;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.invention.Invention;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Narrator;
import org.showpay.stack.people.Waiting;
import org.showpay.stack.suite.Suite;

/** The unhappy half of the story: each refusal with its reason and its next step. */
final class WhatMustFail {

  private static final Money SMALL = won(3_300);
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Suite suite;
  private final Narrator narrator;
  private final Consumer consumer;
  private final Cashier cashier;

  WhatMustFail(Suite suite, Narrator narrator, Consumer consumer, Cashier cashier) {
    this.suite = suite;
    this.narrator = narrator;
    this.consumer = consumer;
    this.cashier = cashier;
  }

  void theSameCodeAgain(Picture used) {
    narrator.step("It fails: the same code again");
    cashier.isRefused(
        used, SMALL, consumer.paymentPassword(), DeclineReason.CODE_NOT_LIVE, NEW_CODE);
  }

  void oneWrongDigit(WalletCard card) {
    narrator.step("It fails: one wrong digit, typed by hand, and no call is made");
    String digits = digitsOn(pictureOf(consumer.show(card), Carrier.QR));
    cashier.isRefusedByTheTill(
        Invention.withOneWrongDigit(digits), SMALL, consumer.paymentPassword());
  }

  Sale aWrongPassword(WalletCard card) {
    narrator.step("It fails: a wrong payment password; with the right one the code still pays");
    Picture picture = pictureOf(consumer.show(card), Carrier.QR);
    cashier.isRefused(
        picture,
        SMALL,
        Invention.otherThan(consumer.paymentPassword()),
        DeclineReason.WRONG_PASSWORD,
        RETRY_PASSWORD);
    return pays(picture);
  }

  void anAmountOverTheLimit(WalletCard card, Money limit) {
    narrator.step("It fails: an amount over the card's limit");
    cashier.isRefused(
        pictureOf(consumer.show(card), Carrier.QR),
        limit,
        consumer.paymentPassword(),
        DeclineReason.LIMIT_EXCEEDED,
        NEW_CODE);
  }

  /** Returns what was paid once it was back. */
  Money aCardCompanyThatIsDown(WalletCard card) {
    narrator.step("It fails: the card company is down (its service is stopped, then started)");
    return suite
        .switches()
        .map(switches -> aCardCompanyThatIsDown(card, switches))
        .orElseGet(this::nobodyMayStopIt);
  }

  private Money aCardCompanyThatIsDown(WalletCard card, Suite.Switches switches) {
    switches.stop(ServiceName.CARD_ISSUER);
    cashier.isRefused(
        pictureOf(consumer.show(card), Carrier.QR),
        SMALL,
        consumer.paymentPassword(),
        DeclineReason.ISSUER_UNAVAILABLE,
        NEW_CODE);
    switches.start(ServiceName.CARD_ISSUER);
    narrator.tell("it is back");
    return pays(pictureOf(consumer.show(card), Carrier.QR)).payment().amount();
  }

  private Money nobodyMayStopIt() {
    narrator.tell("LEFT OUT: the services here are not the story's to stop");
    return won(0);
  }

  void anExpiredCode(ShownCode forgotten, Clock clock) {
    narrator.step("It fails: a code that was shown and then forgotten until it expired");
    narrator.tell("it ends at " + forgotten.expiresAt() + "; waiting for that");
    Waiting.until(forgotten.expiresAt().plus(MARGIN), clock);
    cashier.isRefused(
        pictureOf(forgotten, Carrier.CODE_128),
        SMALL,
        consumer.paymentPassword(),
        DeclineReason.CODE_NOT_LIVE,
        NEW_CODE);
  }

  private Sale pays(Picture picture) {
    Sale sale = cashier.sell(picture, SMALL, consumer.paymentPassword());
    narrator.expect("then it is paid", PaymentState.APPROVED, sale.payment().state());
    return sale;
  }
}
