package org.showpay.contracts.phone;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.WalletCard;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The mobile-terminal-sim's phones. Caller: the operator, in the part of the consumer's hands. */
@HttpExchange("/v1/phones")
public interface PhonesApi {

  /** Switches a phone on with the key that enrolment gave, as a SIM is put in. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Phone switchOn(@RequestBody NewPhone request);

  /** The consumer types a card in: its number goes to the vault, its token to the wallet. */
  @PostExchange("/{phone}/cards")
  WalletCard addCard(@PathVariable PhoneId phone, @RequestBody TypedCard card);

  /** The consumer asks for a code; the phone draws it, reads it back, and shows it. */
  @PostExchange("/{phone}/codes")
  ShownCode showCode(@PathVariable PhoneId phone, @RequestBody ShowCode request);

  /** The inbox, newest first. */
  @GetExchange("/{phone}/messages")
  List<Message> messages(@PathVariable PhoneId phone);

  /** A phone to be: its number, its key, and its screen. */
  record NewPhone(PhoneNumber phoneNumber, HandsetKey handsetKey, ScreenSize screen) {}

  /** Pixels of a screen, upright. */
  record ScreenSize(int width, int height) {}

  /** A phone. */
  record Phone(PhoneId phone, ScreenSize screen) {}

  /** A card as it is typed in. */
  record TypedCard(String nickname, Pan pan, YearMonth expiry) {}

  /** What the consumer chose. */
  record ShowCode(CardToken card, @Nullable Money ceiling, @Nullable MerchantId merchant) {}

  /** The code as pictures of this phone's screen, one for each kind of symbol that fits. */
  record ShownCode(Instant expiresAt, List<Shown> pictures, List<NotShown> notShown) {}

  /** A picture of the screen as a PNG file, read back before it was shown. */
  record Shown(Carrier carrier, Picture png) {}

  /** A kind of symbol that this screen cannot show, and why. */
  record NotShown(Carrier carrier, String why) {}

  /** A message in the inbox. */
  record Message(String text, Instant receivedAt) {}
}
