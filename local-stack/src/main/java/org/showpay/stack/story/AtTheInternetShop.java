package org.showpay.stack.story;

import static org.showpay.stack.people.Consumer.digitsOn;
import static org.showpay.stack.people.Consumer.pictureOf;
import static org.showpay.stack.story.FirstPurchase.won;

import java.net.URI;
import java.util.Objects;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.InternetShop;
import org.showpay.stack.people.Narrator;

/** A purchase at the internet shop, patent figure 5, in a browser without scripts. */
public final class AtTheInternetShop {

  private final Narrator narrator;
  private final Consumer consumer;
  private final InternetShop shop;

  /** The shop need not be open yet. */
  public AtTheInternetShop(Narrator narrator, Consumer consumer, InternetShop shop) {
    this.narrator = narrator;
    this.consumer = consumer;
    this.shop = shop;
  }

  /** Returns what was paid. */
  public Money pays(WalletCard card, Bank bank) {
    narrator.step("At the internet shop a code for tills is refused, and one for it pays");
    shop.open();
    Order order = shop.sellsSomething();
    narrator.tell("ordered for " + order.total() + ": " + order.order());
    URI address = Objects.requireNonNull(order.screen(), "The order has no payment screen");
    PaymentScreen screen = new PaymentScreen(address);
    isNotPaidByACodeForTills(screen, card);
    screen.type(digitsOf(card, Channel.ONLINE));
    narrator.expect("the screen asks for the password", "PROVE", screen.stage());
    screen.prove(consumer.paymentPassword());
    narrator.expect("the screen says", "PAID", screen.lastStage());
    narrator.expect("the shop knows that its order is", State.PAID, shop.stateOf(order));
    return billed(order, bank);
  }

  private void isNotPaidByACodeForTills(PaymentScreen screen, WalletCard card) {
    String says = screen.type(digitsOf(card, Channel.STORE));
    narrator.expect(
        "the code for tills is refused for what it is",
        true,
        says.contains(DeclineReason.CODE_FOR_ANOTHER_CHANNEL.consumerMessage()));
    narrator.expect("the screen asks for another code", "SCAN", screen.stage());
  }

  private String digitsOf(WalletCard card, Channel channel) {
    return digitsOn(pictureOf(consumer.show(card, channel), Carrier.QR));
  }

  private Money billed(Order order, Bank bank) {
    OwnPayment payment = consumer.newestPayment();
    narrator.expect("the phone's newest payment", order.total(), payment.amount());
    Money onTheBill =
        bank.billOf(payment.at()).lines().stream()
            .filter(line -> line.paymentId().equals(payment.payment()))
            .filter(line -> line.merchantName().equals(InternetShop.NAME))
            .map(line -> line.amount())
            .findFirst()
            .orElse(won(0));
    narrator.expect("on the bill, paid to " + InternetShop.NAME, order.total(), onTheBill);
    return order.total();
  }
}
