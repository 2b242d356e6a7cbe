package org.showpay.contracts.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.WalletCard;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The auth-server as whoever holds a phone sees it, each their own wallet alone. Callers: handsets,
 * by their session. Where a password is wanted, 422 says that it was wrong, and 423 that too many
 * were.
 */
@HttpExchange("/v1/wallet")
public interface WalletApi {

  /** How the wallet stands. */
  @GetExchange
  WalletView view();

  /** The newest fifty payments, those that were refused with them, newest first. */
  @GetExchange("/payments")
  List<OwnPayment> payments();

  /** Thirty shops that a code may be bound to, first those where one has paid. */
  @GetExchange("/shops")
  List<Shop> shops();

  /** Stops codes and payments from this moment on; no password is asked in an emergency. */
  @PostExchange("/freeze")
  WalletView freeze();

  /** Ends that for whoever knows the payment password. Codes of before stay dead. */
  @PostExchange("/unfreeze")
  WalletView unfreeze(@RequestBody Proof proof);

  /** Sets all limits; they hold from the next payment on. */
  @PutExchange("/limits")
  WalletView changeLimits(@RequestBody NewLimits wanted);

  /**
   * Chooses the card that is asked where this one cannot pay, or none; 404 unless both are usable
   * cards of this wallet. It holds from the next payment on. No password is asked: whoever holds
   * the phone may show a code for either card anyway.
   */
  @PutExchange("/cards/{card}/backup")
  WalletCard chooseBackup(@PathVariable CardToken card, @RequestBody Backup wanted);

  /**
   * How a wallet stands, in won.
   *
   * @param frozenSince when its owner froze it; present while it is frozen
   */
  record WalletView(
      @Nullable Instant frozenSince, Limits limits, Money spentToday, Money spentThisMonth) {}

  /** What proves that it is the owner who holds the phone. */
  record Proof(Password paymentPassword) {}

  /** Limits, and the proof that whoever sets them may. */
  record NewLimits(Limits limits, Password paymentPassword) {}

  /**
   * A card that is asked where another one cannot pay.
   *
   * @param backup null ends it; a message that does not name it at all is refused
   */
  record Backup(
      @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) @Nullable CardToken backup) {}

  /** A shop, by the name that stands on the bill. */
  record Shop(MerchantId merchant, String name) {}

  /**
   * A payment as its consumer sees it.
   *
   * @param cardLast4 present once a code has been spent on it: the card that was asked last
   * @param declinedFirst the card that its company declined, where a backup was asked then
   * @param decline why it was refused; present when it was
   * @param decideBy until when the consumer may approve it; present while that is wanted
   */
  record OwnPayment(
      PaymentId payment,
      String merchantName,
      Money amount,
      Money refunded,
      @Nullable String cardLast4,
      @Nullable DeclinedCard declinedFirst,
      PaymentState state,
      @Nullable DeclineReason decline,
      @Nullable Instant decideBy,
      Instant at) {}

  /** A card that was declined, and why. */
  record DeclinedCard(String cardLast4, DeclineReason reason) {}
}
