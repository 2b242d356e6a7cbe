package org.showpay.stack.story;

import static org.showpay.stack.people.Consumer.pictureOf;
import static org.showpay.stack.story.FirstPurchase.won;

import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.wallet.WalletApi.DeclinedCard;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Narrator;

/** A purchase above what the first card can pay: its company declines, and the backup pays. */
final class CardWithABackup {

  private static final Money POCKET_MONEY = won(10_000);
  private static final Money LIMIT = won(200_000);
  private static final Money BREAKFAST = won(21_000);

  private final Clients clients;
  private final Narrator narrator;
  private final Consumer consumer;
  private final Cashier cashier;

  CardWithABackup(Clients clients, Narrator narrator, Consumer consumer, Cashier cashier) {
    this.clients = clients;
    this.narrator = narrator;
    this.consumer = consumer;
    this.cashier = cashier;
  }

  void pays() {
    narrator.step("A card with a backup: what is above its limit, the other card pays, once");
    Bank small = new Bank(clients, "hanbit", "Minji Kim", POCKET_MONEY);
    Bank large = new Bank(clients, "nuri", "Minji Kim", LIMIT);
    WalletCard pocket = consumer.register("Pocket money", small.card());
    WalletCard backup = consumer.register("Savings", large.card());
    narrator.expect("its backup", backup.card(), consumer.choosesBackup(pocket, backup).backup());
    Sale sale =
        cashier.sell(
            pictureOf(consumer.show(pocket), Carrier.QR), BREAKFAST, consumer.paymentPassword());
    narrator.show(sale.receipt());
    narrator.expect("payment", PaymentState.APPROVED, sale.payment().state());
    narrator.expect("paid by the card ending", backup.last4(), sale.payment().cardLast4());
    narrator.expect(
        "the phone knows the other was declined",
        new DeclinedCard(pocket.last4(), DeclineReason.LIMIT_EXCEEDED),
        consumer.newestPayment().declinedFirst());
    narrator.expect(
        "on the bill of " + small.company(), won(0), small.billWith(sale.payment()).total());
    narrator.expect("used of its limit", won(0), small.used());
    narrator.expect(
        "on the bill of " + large.company(), BREAKFAST, large.billWith(sale.payment()).total());
  }
}
