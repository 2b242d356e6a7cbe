package org.showpay.stack.people;

import java.util.List;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.invention.Invention;

/** Five people whose phones are of other years; whoever runs the demo may pick them up. */
public final class Neighbours {

  private static final Money LIMIT = Money.of(1_000_000, "KRW");

  private static final List<ScreenSize> SCREENS =
      List.of(
          new ScreenSize(1080, 2400, Look.MODERN_DARK),
          new ScreenSize(1080, 2400, Look.MODERN),
          new ScreenSize(320, 480, Look.EARLY_TOUCH),
          new ScreenSize(176, 220, Look.GREY_LCD),
          new ScreenSize(128, 128, Look.MONO_LCD));

  private final Clients clients;
  private final Keepsakes keepsakes;

  public Neighbours(Clients clients, Keepsakes keepsakes) {
    this.clients = clients;
    this.keepsakes = keepsakes;
  }

  /** Enrols them, switches their phones on, and says what each needs to know. */
  public List<String> moveIn() {
    return SCREENS.stream().map(this::moveIn).toList();
  }

  private String moveIn(ScreenSize screen) {
    EnrolRequest who =
        new EnrolRequest(
            Invention.phoneNumber(),
            Invention.loginId(),
            Invention.loginPassword(),
            Invention.paymentPassword());
    var enrolment = clients.of(SubscribersApi.class, ServiceName.AUTH_SERVER).enrol(who);
    PhonesApi phones = clients.of(PhonesApi.class, ServiceName.MOBILE_TERMINAL);
    PhoneId phone =
        phones.switchOn(new NewPhone(who.phoneNumber(), enrolment.handsetKey(), screen)).phone();
    Bank bank = new Bank(clients, "hanbit", "Neighbour", LIMIT);
    IssuedCard card = bank.card();
    String bills = bank.pathToBills();
    phones.addCard(phone, new TypedCard("Everyday", card.pan(), card.expiry()));
    keepsakes.keep(card.pan().reveal());
    keepsakes.keep(who.phoneNumber().reveal());
    keepsakes.keep(who.password().reveal());
    keepsakes.keep(enrolment.handsetKey().reveal());
    keepsakes.keep(bills);
    return "%-12s number %s, or ID %s with password %s; payment password %s%n  card bill: %s"
        .formatted(
            screen.look(),
            who.phoneNumber().reveal(),
            who.loginId(),
            who.password().reveal(),
            who.paymentPassword().reveal(),
            clients.addressOf(ServiceName.CARD_ISSUER) + bills);
  }
}
