package org.showpay.gateway.vault;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.web.bind.annotation.RestController;

/**
 * The vault's two doors: handsets bring cards, the auth-server asks whose they are and has those of
 * who left erased.
 */
@RestController
class CardVaultController implements CardVaultApi {

  private final Vault vault;

  CardVaultController(Vault vault) {
    this.vault = vault;
  }

  @Override
  public StoredCard store(StoreCardRequest request) {
    return vault.keep(Caller.currentHandset().subscriber(), request.pan(), request.expiry());
  }

  @Override
  public StoredCard describe(CardToken card) {
    return vault.describe(card);
  }

  @Override
  public void eraseCardsOf(SubscriberId owner) {
    vault.eraseCardsOf(owner);
  }
}
