package org.showpay.acceptance.crowd;

import java.util.Optional;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.stack.invention.Invention;
import org.showpay.stack.people.Consumer;
import org.springframework.web.client.RestClientException;

/** Somebody's phone, of 2001, with one card. */
public final class Phone {

  /** A picture of so few pixels is drawn and read in no time. */
  private static final PhonesApi.ScreenSize SCREEN = new PhonesApi.ScreenSize(128, 128);

  private static final Money PLENTY = Money.of(1_000_000_000_000L, "KRW");
  private static final int OFTEN = 1_000_000;

  private final PhonesApi phones;
  private final PhoneId phone;
  private final WalletCard card;
  private final IssuedCard issued;
  private final CompanyId company;
  private final Password password;
  private boolean poor;

  /** Has the card's company refuse whatever is asked of it. */
  Phone refusedByItsCompany(Lines lines) {
    lines
        .faults()
        .add(
            company,
            FaultRule.always(new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER))
                .on(MessageKind.AUTHORIZATION)
                .ofCard(issued.account()));
    poor = true;
    return this;
  }

  /** Enrols somebody with a card of this company and limit, who pays without a password or not. */
  Phone(Lines lines, CompanyId company, Money cardLimit, Money withoutPassword) {
    this.company = company;
    this.password = Invention.paymentPassword();
    var who =
        new SubscribersApi.EnrolRequest(
            Invention.phoneNumber(), Invention.loginId(), Invention.loginPassword(), password);
    var enrolment = lines.subscribers().enrol(who);
    this.phones = lines.phones();
    this.phone =
        phones
            .switchOn(new PhonesApi.NewPhone(who.phoneNumber(), enrolment.handsetKey(), SCREEN))
            .phone();
    phones.changeLimits(
        phone, new NewLimits(new Limits(PLENTY, PLENTY, PLENTY, withoutPassword, OFTEN), password));
    this.issued =
        lines.accounts().open(company, new CardAccountsApi.OpenAccount("Somebody", cardLimit));
    this.card =
        phones.addCard(phone, new PhonesApi.TypedCard("Everyday", issued.pan(), issued.expiry()));
  }

  /** Has it show a code, if there is one to be had now. */
  public Optional<PayCode> code() {
    try {
      var wish = new PhonesApi.ShowCode(card.card(), null, null, null, Carrier.QR, null);
      var shown = phones.showCode(phone, wish);
      return Optional.of(new PayCode(Consumer.digitsOn(Consumer.pictureOf(shown, Carrier.QR))));
    } catch (RestClientException | IllegalStateException notNow) {
      return Optional.empty();
    }
  }

  /** The card, as everybody but the vault knows it. */
  public CardToken token() {
    return card.card();
  }

  /** Whose card it is. */
  public CompanyId company() {
    return company;
  }

  /** True when its card company refuses whatever is asked. */
  boolean isPoor() {
    return poor;
  }

  /** Its card. */
  public IssuedCard issued() {
    return issued;
  }

  /** What its owner pays with. */
  public Password password() {
    return password;
  }
}
