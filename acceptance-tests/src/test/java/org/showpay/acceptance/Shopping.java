package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.stack.people.Consumer.pictureOf;

import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.shop.ShopApi;
import org.showpay.contracts.shop.ShopApi.Good;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.PlaceOrder;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.till.PcsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.InternetShop;
import org.showpay.stack.people.Narrator;

/** Somebody with a phone and a card who buys at the internet shop, and how it all ended. */
final class Shopping {

  /** The shop asks about its open orders each minute. */
  private static final Duration A_ROUND_AND_A_HALF = Duration.ofSeconds(90);

  private final RunningStack stack;
  private final Consumer consumer;
  private final Bank bank;
  private final WalletCard card;
  private final ShopApi shop;
  private final PcsApi pcs;

  Shopping(ToldStory story) {
    this.stack = story.stack();
    Clients clients = new Clients(stack);
    new InternetShop(stack, clients, story.keepsakes()).open();
    Narrator nobody = new Narrator(new PrintWriter(PrintWriter.nullWriter()));
    this.consumer = new Consumer(clients, nobody, story.keepsakes());
    this.bank = new Bank(clients, "hanbit", "Jiho Park", Money.of(1_000_000, "KRW"));
    this.card = consumer.register("Everyday", bank.card());
    this.shop = clients.of(ShopApi.class, ServiceName.SHOPPING_MALL);
    this.pcs = clients.of(PcsApi.class, ServiceName.CAT_TERMINAL);
  }

  Consumer consumer() {
    return consumer;
  }

  PcsApi pcs() {
    return pcs;
  }

  /** What the phone shows when a code for internet shops was made. */
  Picture phone() {
    return pictureOf(consumer.show(card, Channel.ONLINE), Carrier.QR);
  }

  /** The digits below it. */
  String digits() {
    return Consumer.digitsOn(phone());
  }

  /** Something in stock. */
  Good good() {
    return shop.goods().stream()
        .filter(good -> good.left() > 0)
        .min(Comparator.comparingLong(good -> good.price().amount()))
        .orElseThrow();
  }

  int left(String sku) {
    return shop.goods().stream().filter(good -> good.sku().equals(sku)).mapToInt(Good::left).sum();
  }

  Order orders(Good good) {
    return shop.place(new PlaceOrder(List.of(new Item(good.sku(), 1))));
  }

  static URI screenOf(Order order) {
    return Objects.requireNonNull(order.screen(), "The order has no payment screen");
  }

  /** A PC that shows the order's payment screen. */
  String pcFor(Order order) {
    return pcs.open(new PcsApi.OpenScreen(screenOf(order).toString())).pc();
  }

  /** The phone is held up to a PC; the payment that waits for the password then. */
  PaymentId isHeldUpTo(String pc) {
    ScreenView asks = pcs.read(pc, new PcsApi.ReadCode(phone(), null));
    assertThat(asks.stage()).isEqualTo(ScreenView.Stage.PROVE);
    return Objects.requireNonNull(asks.payment());
  }

  ScreenView proves(String pc, PaymentId payment) {
    return pcs.prove(pc, new PcsApi.EnterPassword(payment, consumer.paymentPassword()));
  }

  /** Order, session, payment, stock and bill say that it was paid once; sooner or later. */
  void isPaidOnce(ShopOrderId id, Good before, PaymentId payment) throws SQLException {
    await().atMost(A_ROUND_AND_A_HALF).until(() -> shop.find(id).state() != ShopApi.State.PLACED);
    Order order = shop.find(id);
    assertThat(order.state()).isEqualTo(ShopApi.State.PAID);
    assertThat(left(before.sku())).isEqualTo(before.left() - 1);
    assertThat(
            new Rows(stack)
                .map(
                    ServiceName.AUTH_SERVER,
                    """
                    select p.id, p.state || ' ' || p.amount || ' ' || s.state
                      from payment p join checkout_session s on s.payment_id = p.id
                     where p.order_id = '%s'
                    """
                        .formatted(id)))
        .containsExactly(
            Map.entry(payment.uuid().toString(), "APPROVED " + order.total().amount() + " PAID"));
    assertThat(billed(payment)).containsExactly(order.total());
  }

  private List<Money> billed(PaymentId payment) {
    return bank.billOf(consumer.newestPayment().at()).lines().stream()
        .filter(line -> line.paymentId().equals(payment))
        .filter(line -> line.merchantName().equals(InternetShop.NAME))
        .map(Line::amount)
        .toList();
  }

  PaymentId newestPayment() {
    return consumer.newestPayment().payment();
  }
}
