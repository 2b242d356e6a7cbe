package org.showpay.contracts.subscriber;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;

/**
 * A card in a wallet, as its owner may see it.
 *
 * @param backup the card that is asked where this one cannot pay, if its owner chose one
 */
public record WalletCard(
    CardToken card, String nickname, CompanyId company, String last4, @Nullable CardToken backup) {

  /** A card without a backup. */
  public WalletCard(CardToken card, String nickname, CompanyId company, String last4) {
    this(card, nickname, company, last4, null);
  }
}
