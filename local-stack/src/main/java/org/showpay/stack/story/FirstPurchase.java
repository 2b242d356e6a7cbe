package org.showpay.stack.story;

import static org.showpay.stack.people.Consumer.pictureOf;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.CornerShop;
import org.showpay.stack.people.InternetShop;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.people.Narrator;
import org.showpay.stack.people.Neighbours;
import org.showpay.stack.suite.Story;
import org.showpay.stack.suite.Suite;
import org.springframework.web.client.RestClientException;

/** The first purchase, patent figures 3 and 4: from two new cards to two bills, and what fails. */
public final class FirstPurchase implements Story {

  private static final Money LIMIT = won(300_000);
  private static final Money COFFEE = won(12_000);
  private static final Money CAKE = won(38_500);
  private static final String SHOP = "Dalgona Coffee";

  private final Keepsakes keepsakes;
  private final Clock clock;

  /** A story that leaves the secrets it used in the keepsakes. */
  public FirstPurchase(Keepsakes keepsakes, Clock clock) {
    this.keepsakes = keepsakes;
    this.clock = clock;
  }

  @Override
  public boolean tell(Suite suite, PrintWriter out) {
    Narrator narrator = new Narrator(out);
    try {
      act(suite, narrator);
    } catch (RestClientException | IllegalStateException e) {
      narrator.expect("the story goes on", "it does", "it stopped: " + e.getMessage());
    }
    return narrator.end();
  }

  @Override
  public void leaveToPlayWith(Suite suite, PrintWriter out) {
    out.println();
    out.println("Phones to pick up at " + suite.urlOf(ServiceName.MOBILE_TERMINAL) + ":");
    try {
      new Neighbours(new Clients(suite), keepsakes)
          .moveIn()
          .forEach(line -> out.println("  " + line));
      out.println("A till to sell at, " + suite.urlOf(ServiceName.CAT_TERMINAL) + ":");
      new CornerShop(new Clients(suite), keepsakes)
          .open()
          .forEach(line -> out.println("  " + line));
      out.println("An internet shop, " + suite.urlOf(ServiceName.SHOPPING_MALL) + ":");
      InternetShop shop = new InternetShop(suite, new Clients(suite), keepsakes);
      shop.open();
      shop.howToUseIt().forEach(line -> out.println("  " + line));
    } catch (RestClientException e) {
      out.println("  none: " + e.getMessage());
    }
  }

  private void act(Suite suite, Narrator narrator) {
    Cast cast = enrol(new Clients(suite), narrator);
    Pictures pictures = new Pictures(suite.pictures(), narrator);
    ShownCode code = showACode(cast, pictures);
    Sale coffee = payWithTheQrCode(cast, code);
    narrator.tell("first purchase " + suite.upFor().toSeconds() + " s after the start");
    Sale cake = payWithTheOtherCard(cast, pictures);
    narrator.step("Both amounts stand on the cardholder's bills");
    showBilled(coffee, cast.hanbit, narrator);
    showBilled(cake, cast.nuri, narrator);
    new CardWithABackup(cast.clients, narrator, cast.minji, cast.cashier).pays();
    Money later =
        tryWhatMustFail(suite, cast, code)
            .plus(new WithoutANetwork(narrator, cast.minji, cast.cashier).pays(cast.everyday))
            .plus(buyAtTheInternetShop(suite, cast));
    narrator.step("What failed was not charged");
    narrator.expect(
        "on the bill of " + cast.hanbit.company(),
        COFFEE.plus(later),
        cast.hanbit.billWith(coffee.payment()).total());
    narrator.expect(
        "on the bill of " + cast.nuri.company(), CAKE, cast.nuri.billWith(cake.payment()).total());
    endTheDay(suite, cast, cake);
  }

  private Money buyAtTheInternetShop(Suite suite, Cast cast) {
    InternetShop shop = new InternetShop(suite, cast.clients, keepsakes);
    return new AtTheInternetShop(cast.narrator, cast.minji, shop).pays(cast.everyday, cast.hanbit);
  }

  private void endTheDay(Suite suite, Cast cast, Sale cake) {
    EndOfTheDay evening = new EndOfTheDay(cast.narrator, cast.cashier, clock);
    evening.refundAPart(cake, cast.nuri);
    evening.settle(cast.clients);
    evening.compareTheBooks(cast.clients, List.of(cast.hanbit, cast.nuri));
    evening.audit(suite);
  }

  private Cast enrol(Clients clients, Narrator narrator) {
    narrator.step("A subscriber is enrolled, and registers the cards of two card companies");
    Consumer minji = new Consumer(clients, narrator, keepsakes);
    Bank hanbit = new Bank(clients, "hanbit", "Minji Kim", LIMIT);
    Bank nuri = new Bank(clients, "nuri", "Minji Kim", LIMIT);
    WalletCard everyday = register(minji, "Everyday", hanbit, narrator);
    WalletCard travel = register(minji, "Travel", nuri, narrator);
    Cashier cashier = new Cashier(clients, narrator, keepsakes, SHOP);
    return new Cast(clients, narrator, minji, hanbit, nuri, everyday, travel, cashier);
  }

  private static ShownCode showACode(Cast cast, Pictures pictures) {
    cast.narrator.step("The phone asks for a pay code and shows it, as QR and as Code 128");
    ShownCode code = cast.minji.show(cast.everyday);
    pictures.save("purchase-1", code);
    cast.narrator.expect(
        "an SMS tells of it, without the code", true, cast.minji.isToldOf(cast.everyday));
    return code;
  }

  private static Sale payWithTheQrCode(Cast cast, ShownCode code) {
    cast.narrator.step("The till reads the QR code, takes " + COFFEE + " and the password");
    Sale sale =
        cast.cashier.sell(pictureOf(code, Carrier.QR), COFFEE, cast.minji.paymentPassword());
    showApproved(sale, cast.narrator);
    cast.narrator.expect(
        "an SMS tells of the payment, by SMPP too", true, cast.minji.isToldOf(COFFEE, SHOP));
    return sale;
  }

  private static Sale payWithTheOtherCard(Cast cast, Pictures pictures) {
    cast.narrator.step("The next purchase takes the other card and the Code 128");
    ShownCode code = cast.minji.show(cast.travel);
    pictures.save("purchase-2", code);
    Sale sale =
        cast.cashier.sell(pictureOf(code, Carrier.CODE_128), CAKE, cast.minji.paymentPassword());
    showApproved(sale, cast.narrator);
    return sale;
  }

  /** Returns what was charged to the first card after all, once the right thing was done. */
  private Money tryWhatMustFail(Suite suite, Cast cast, ShownCode used) {
    WhatMustFail unhappy = new WhatMustFail(suite, cast.narrator, cast.minji, cast.cashier);
    ShownCode forgotten = cast.minji.show(cast.travel);
    unhappy.theSameCodeAgain(pictureOf(used, Carrier.QR));
    unhappy.oneWrongDigit(cast.everyday);
    Sale withTheRightPassword = unhappy.aWrongPassword(cast.everyday);
    unhappy.anAmountOverTheLimit(cast.everyday, LIMIT);
    Money afterItWasBack = unhappy.aCardCompanyThatIsDown(cast.everyday);
    SilentCompany silent =
        new SilentCompany(cast.clients, cast.narrator, cast.cashier, cast.hanbit, clock);
    SilentCompany.Unheard unheard = silent.fallsSilent(cast.minji.show(cast.everyday), cast.minji);
    unhappy.anExpiredCode(forgotten, clock);
    silent.isUndone(unheard);
    return withTheRightPassword.payment().amount().plus(afterItWasBack);
  }

  private static WalletCard register(
      Consumer consumer, String nickname, Bank bank, Narrator narrator) {
    WalletCard card = consumer.register(nickname, bank.card());
    narrator.expect(
        "card ending "
            + card.last4()
            + " of "
            + bank.company()
            + " is in the wallet as "
            + nickname,
        bank.company(),
        card.company());
    return card;
  }

  private static void showApproved(Sale sale, Narrator narrator) {
    narrator.show(sale.receipt());
    narrator.expect("payment", PaymentState.APPROVED, sale.payment().state());
  }

  private static void showBilled(Sale sale, Bank bank, Narrator narrator) {
    Bill bill = bank.billWith(sale.payment());
    narrator.tell("bill of " + bank.company() + " for " + bill.month() + ": " + bill.total());
    bill.lines().stream()
        .filter(line -> line.paymentId().equals(sale.payment().paymentId()))
        .findFirst()
        .ifPresentOrElse(
            line -> {
              narrator.expect("merchant", SHOP, line.merchantName());
              narrator.expect("amount", sale.payment().amount(), line.amount());
              narrator.expect("approval number", sale.payment().approval(), line.approval());
              narrator.tell("purchased at " + line.bookedAt());
            },
            () -> narrator.expect("the purchase on the bill", "one line", "none"));
  }

  static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** Everybody in the story, and the cards they hold. */
  private record Cast(
      Clients clients,
      Narrator narrator,
      Consumer minji,
      Bank hanbit,
      Bank nuri,
      WalletCard everyday,
      WalletCard travel,
      Cashier cashier) {}
}
