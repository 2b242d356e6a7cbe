package org.showpay.stack.people;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhoneCodesApi;
import org.showpay.contracts.phone.PhoneCodesApi.DeviceCodesOn;
import org.showpay.contracts.phone.PhoneCodesApi.Network;
import org.showpay.contracts.phone.PhoneCodesApi.PackOnPhone;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.stack.invention.Invention;
import org.springframework.web.client.RestClientResponseException;

/** Someone with a phone, who was enrolled by the operator. */
public final class Consumer {

  /** A sender that found no SMS server for a while looks for it again after 30 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{12}");
  private static final PhonesApi.ScreenSize SCREEN = new PhonesApi.ScreenSize(1080, 2400);

  private final PhonesApi phones;
  private final PhoneCodesApi codes;
  private final PhoneId phone;
  private final Password paymentPassword = Invention.paymentPassword();
  private final Keepsakes keepsakes;

  public Consumer(Clients clients, Narrator narrator, Keepsakes keepsakes) {
    this.phones = clients.of(PhonesApi.class, ServiceName.MOBILE_TERMINAL);
    this.codes = clients.of(PhoneCodesApi.class, ServiceName.MOBILE_TERMINAL);
    this.keepsakes = keepsakes;
    var request =
        new SubscribersApi.EnrolRequest(
            Invention.phoneNumber(),
            Invention.loginId(),
            Invention.loginPassword(),
            paymentPassword);
    var enrolment = clients.of(SubscribersApi.class, ServiceName.AUTH_SERVER).enrol(request);
    keepsakes.keep(request.phoneNumber().reveal());
    keepsakes.keep(request.password().reveal());
    keepsakes.keep(enrolment.handsetKey().reveal());
    narrator.tell("subscriber " + enrolment.subscriber() + ", ID " + request.loginId());
    this.phone =
        phones
            .switchOn(new PhonesApi.NewPhone(request.phoneNumber(), enrolment.handsetKey(), SCREEN))
            .phone();
    narrator.tell("phone " + request.phoneNumber() + " is on: " + phone);
  }

  public Password paymentPassword() {
    return paymentPassword;
  }

  /** Types a card into the phone. */
  public WalletCard register(String nickname, IssuedCard card) {
    keepsakes.keep(card.pan().reveal());
    return phones.addCard(phone, new PhonesApi.TypedCard(nickname, card.pan(), card.expiry()));
  }

  /** Chooses the card that is asked where another one cannot pay. */
  public WalletCard choosesBackup(WalletCard card, WalletCard backup) {
    return phones.chooseBackup(phone, card.card(), new Backup(backup.card()));
  }

  /** The newest payment, as the phone's history has it. */
  public OwnPayment newestPayment() {
    return phones.payments(phone).getFirst();
  }

  /** Approves a payment on the phone. */
  public void approves(PaymentId payment) {
    phones.decide(phone, payment, new Decision(Decision.Answer.APPROVE));
  }

  /** Has the phone show a new code for a card. */
  public ShownCode show(WalletCard card) {
    PhonesApi.ShowCode wish = new PhonesApi.ShowCode(card.card(), null, null);
    return kept(inTime(() -> phones.showCode(phone, wish)));
  }

  /** Has the phone show a new code for tills, or for internet shops. */
  public ShownCode show(WalletCard card, Channel channel) {
    var wish = new PhonesApi.ShowCode(card.card(), null, null, null, null, channel);
    return kept(inTime(() -> phones.showCode(phone, wish)));
  }

  /** Has the phone download a pack each week, and says how many codes have come. */
  public int downloadsAPack(WalletCard card, int wanted, Money ceiling) {
    codes.keepPack(phone, card.card(), new PackPlan(wanted, 0, PackPeriod.WEEK, ceiling));
    long end = System.nanoTime() + PATIENCE.toNanos();
    PackOnPhone pack = codes.pack(phone, card.card());
    while (!pack.confirmed() && System.nanoTime() < end) {
      Waiting.pause(PAUSE);
      pack = codes.pack(phone, card.card());
    }
    return pack.left();
  }

  /** Lets the phone make codes by itself from now on. */
  public void getsAKeyForCodes(WalletCard card, Money ceiling) {
    inTime(() -> codes.makeCodes(phone, card.card(), new DeviceCodesOn(ceiling)));
  }

  /** Gives the phone a network, or takes it away. */
  public void hasANetwork(boolean connected) {
    codes.network(phone, new Network(connected));
  }

  /** Has the phone show the next code of its pack. */
  public ShownCode showFromPack(WalletCard card) {
    return kept(codes.showFromPack(phone, card.card()).code());
  }

  /** Has the phone make a code and show it. */
  public ShownCode showMade(WalletCard card) {
    return kept(codes.showMade(phone, card.card()));
  }

  private ShownCode kept(ShownCode shown) {
    keepsakes.keep(digitsOn(pictureOf(shown, Carrier.QR)));
    return shown;
  }

  /** The story goes faster than people do: codes of one subscriber are two seconds apart. */
  private static <A> A inTime(Supplier<A> question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (RestClientResponseException refusal) {
        String why = Problem.of(refusal).code();
        if (!why.equals(CodeRefusal.TOO_SOON.name()) || System.nanoTime() > end) {
          throw refusal;
        }
        Waiting.pause(PAUSE);
      }
    }
  }

  /** True once a message tells of a code for this card; no message may carry a long number. */
  public boolean isToldOf(WalletCard card) {
    return isTold(text -> text.contains(" code ") && text.contains(card.last4()));
  }

  /** True once a message tells of this payment; no message may carry a long number. */
  public boolean isToldOf(Money paid, String shop) {
    return isTold(text -> text.contains(paid + " paid at " + shop));
  }

  private boolean isTold(Predicate<String> what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      List<String> texts = phones.messages(phone).stream().map(PhonesApi.Message::text).toList();
      if (texts.stream().anyMatch(what)) {
        return texts.stream().noneMatch(text -> LONG_NUMBER.matcher(text).find());
      }
      Waiting.pause(PAUSE);
    } while (System.nanoTime() < end);
    return false;
  }

  /** One of the pictures that the phone shows. */
  public static Picture pictureOf(ShownCode code, Carrier carrier) {
    return code.pictures().stream()
        .filter(picture -> picture.carrier() == carrier)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The phone shows no " + carrier))
        .png();
  }

  /** The digits that a person sees below the symbol. */
  public static String digitsOn(Picture picture) {
    return switch (new CodeReader(SchemePrefix.DEFAULT).read(picture)) {
      case Reading.Read(PayCode code, Carrier _) -> code.reveal();
      case Reading.Unreadable why ->
          throw new IllegalStateException("The phone shows what cannot be read: " + why);
    };
  }
}
