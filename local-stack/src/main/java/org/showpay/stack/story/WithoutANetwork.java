package org.showpay.stack.story;

import static org.showpay.stack.people.Consumer.pictureOf;
import static org.showpay.stack.story.FirstPurchase.won;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Narrator;

/** The phone has no network: a code of its pack pays, and then one that it makes by itself. */
final class WithoutANetwork {

  private static final Money TEA = won(4_200);
  private static final Money CEILING = won(30_000);

  private final Narrator narrator;
  private final Consumer consumer;
  private final Cashier cashier;

  WithoutANetwork(Narrator narrator, Consumer consumer, Cashier cashier) {
    this.narrator = narrator;
    this.consumer = consumer;
    this.cashier = cashier;
  }

  /** Returns what was paid. */
  Money pays(WalletCard card) {
    narrator.step("The phone downloads a pack of codes, gets a key, and loses its network");
    narrator.expect("codes in the pack", 3, consumer.downloadsAPack(card, 3, CEILING));
    consumer.getsAKeyForCodes(card, CEILING);
    consumer.hasANetwork(false);
    narrator.step("A code of the pack pays, once, and never without the password");
    Picture fromThePack = pictureOf(consumer.showFromPack(card), Carrier.CODE_128);
    Sale first = sold(fromThePack);
    cashier.isRefused(
        fromThePack,
        TEA,
        consumer.paymentPassword(),
        DeclineReason.CODE_NOT_LIVE,
        NextStep.NEW_CODE);
    narrator.step("A code of 24 digits that the phone made pays, once");
    Picture made = pictureOf(consumer.showMade(card), Carrier.QR);
    Sale second = sold(made);
    cashier.isRefused(
        made, TEA, consumer.paymentPassword(), DeclineReason.CODE_NOT_LIVE, NextStep.NEW_CODE);
    consumer.hasANetwork(true);
    return first.payment().amount().plus(second.payment().amount());
  }

  private Sale sold(Picture picture) {
    Sale sale = cashier.sell(picture, TEA, consumer.paymentPassword());
    narrator.show(sale.receipt());
    narrator.expect("payment", PaymentState.APPROVED, sale.payment().state());
    return sale;
  }
}
