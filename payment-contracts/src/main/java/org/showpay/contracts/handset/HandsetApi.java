package org.showpay.contracts.handset;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The pin-generator-service as handsets see it. Callers: handsets; only signing in needs no
 * session.
 */
@HttpExchange("/v1")
public interface HandsetApi {

  /** Signs a handset in (patent S300, S302); 401 when it is not recognised, 423 while locked. */
  @PostExchange("/sessions")
  Session signIn(@RequestBody SignIn signIn);

  /** Puts a card that the vault already keeps into the wallet. */
  @PostExchange("/cards")
  WalletCard addCard(@RequestBody AddCardRequest request);

  /** The wallet's cards. */
  @GetExchange("/cards")
  List<WalletCard> cards();

  /** Makes a pay code (patent S306, S308), or says why not: 422 with the reason. */
  @PostExchange("/pay-codes")
  IssuedCode issue(@RequestBody CodeRequest request);

  /** A session, and how long its token is good for. */
  record Session(SessionId session, SessionToken token, Instant expiresAt) {}

  /**
   * What the consumer chose: a card and, if wished, the most it may pay and the only shop.
   *
   * @param channel where the code may be used; at tills where nothing is said
   */
  record CodeRequest(
      CardToken card,
      @Nullable Money ceiling,
      @Nullable MerchantId merchant,
      @Nullable Channel channel) {}

  /** A live code. */
  record IssuedCode(PayCode payCode, Instant expiresAt, String cardLast4) {}
}
