package org.showpay.contracts.vault;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The payment-gateway-adapter's vault. Callers: handsets store, the auth-server describes and
 * erases.
 */
@HttpExchange("/v1/cards")
public interface CardVaultApi {

  /**
   * Encrypts and keeps a card of the handset's subscriber; the same card again has the same token.
   * 422 when no card company that is connected has this number range.
   */
  @PostExchange
  StoredCard store(@RequestBody StoreCardRequest request);

  /** What is known of a card; 404 for a token that the vault never gave. */
  @GetExchange("/{card}")
  StoredCard describe(@PathVariable CardToken card);

  /**
   * Erases the numbers of all cards of a subscriber who left, whether or not there are any left.
   * Tokens and card companies stay known, so that money can still be given back.
   */
  @DeleteExchange("/of/{owner}")
  void eraseCardsOf(@PathVariable SubscriberId owner);
}
