package org.showpay.contracts.phone;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.contracts.wallet.WalletApi.Shop;
import org.showpay.contracts.wallet.WalletApi.WalletView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The mobile-terminal-sim's phones. Caller: the operator, in the part of the consumer's hands. */
@HttpExchange("/v1/phones")
public interface PhonesApi {

  /** Switches a phone on with the key that enrolment gave, as a SIM is put in. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Phone switchOn(@RequestBody NewPhone request);

  /** The phones that were switched on last, newest first, forty at most. */
  @GetExchange
  List<ShelvedPhone> shelf();

  /** The cards of the wallet. */
  @GetExchange("/{phone}/cards")
  List<WalletCard> cards(@PathVariable PhoneId phone);

  /** How the wallet stands: its freeze, its limits, what is spent within them. */
  @GetExchange("/{phone}/wallet")
  WalletView wallet(@PathVariable PhoneId phone);

  /** The newest payments, newest first, with those that wait for an approval. */
  @GetExchange("/{phone}/payments")
  List<OwnPayment> payments(@PathVariable PhoneId phone);

  /** The consumer approves a payment that waits, or refuses it. */
  @PostExchange("/{phone}/payments/{payment}/decision")
  Decided decide(
      @PathVariable PhoneId phone, @PathVariable PaymentId payment, @RequestBody Decision decision);

  /** Has the phone sign by a new key from now on; a phone that has none draws its first. */
  @PostExchange("/{phone}/approval-key")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeApprovalKey(@PathVariable PhoneId phone);

  /** Shops that a code may be bound to. */
  @GetExchange("/{phone}/shops")
  List<Shop> shops(@PathVariable PhoneId phone);

  /** The consumer stops the wallet at once. */
  @PostExchange("/{phone}/freeze")
  WalletView freeze(@PathVariable PhoneId phone);

  /** The consumer ends that with the payment password. */
  @PostExchange("/{phone}/unfreeze")
  WalletView unfreeze(@PathVariable PhoneId phone, @RequestBody Proof proof);

  /** The consumer sets all limits, with the payment password. */
  @PutExchange("/{phone}/limits")
  WalletView changeLimits(@PathVariable PhoneId phone, @RequestBody NewLimits wanted);

  /** The consumer types a card in: its number goes to the vault, its token to the wallet. */
  @PostExchange("/{phone}/cards")
  WalletCard addCard(@PathVariable PhoneId phone, @RequestBody TypedCard card);

  /** The consumer chooses the card that is asked where this one cannot pay, or none. */
  @PutExchange("/{phone}/cards/{card}/backup")
  WalletCard chooseBackup(
      @PathVariable PhoneId phone, @PathVariable CardToken card, @RequestBody Backup wanted);

  /** The consumer asks for a code; the phone draws it, reads it back, and shows it. */
  @PostExchange("/{phone}/codes")
  ShownCode showCode(@PathVariable PhoneId phone, @RequestBody ShowCode request);

  /** The inbox, newest first. */
  @GetExchange("/{phone}/messages")
  List<Message> messages(@PathVariable PhoneId phone);

  /** A phone to be. */
  record NewPhone(PhoneNumber phoneNumber, HandsetKey handsetKey, ScreenSize screen) {}

  /** A phone as anybody sees it lie there, with the last four digits of its number. */
  record ShelvedPhone(PhoneId phone, ScreenSize screen, String numberEnding) {}

  /** Pixels of a screen, upright, and what they can show. */
  record ScreenSize(int width, int height, Look look) {

    /** Takes the size; without a look, what phones with such a screen usually are. */
    public ScreenSize(int width, int height, @Nullable Look look) {
      this.width = width;
      this.height = height;
      this.look = look == null ? Look.usualFor(width) : look;
    }

    /** A phone as it usually looks. */
    public ScreenSize(int width, int height) {
      this(width, height, null);
    }
  }

  /** A phone. */
  record Phone(PhoneId phone, ScreenSize screen) {}

  /** A card as it is typed in. */
  record TypedCard(String nickname, Pan pan, YearMonth expiry) {}

  /**
   * What the consumer chose.
   *
   * @param scanner what the till scans with, where the consumer knows; or else there is a picture
   *     for each kind
   * @param carrier the kind of symbol that the till asks for; it outweighs {@code scanner}
   * @param channel where the code may be used; at tills where nothing is said
   */
  record ShowCode(
      CardToken card,
      @Nullable Money ceiling,
      @Nullable MerchantId merchant,
      @Nullable ScannerKind scanner,
      @Nullable Carrier carrier,
      @Nullable Channel channel) {

    /** For a till of any kind. */
    public ShowCode(CardToken card, @Nullable Money ceiling, @Nullable MerchantId merchant) {
      this(card, ceiling, merchant, null, null, null);
    }
  }

  /**
   * The code as pictures of this phone's screen, the best one for each kind of scanner, or the one
   * that was asked for.
   */
  record ShownCode(Instant expiresAt, List<Shown> pictures, List<NotShown> notShown) {}

  /** A picture of the screen as a PNG file, read back before it was shown. */
  record Shown(Carrier carrier, Picture png) {}

  /** A kind of symbol that this screen cannot show, and why. */
  record NotShown(Carrier carrier, String why) {}

  /** A message in the inbox. */
  record Message(String text, Instant receivedAt) {}
}
