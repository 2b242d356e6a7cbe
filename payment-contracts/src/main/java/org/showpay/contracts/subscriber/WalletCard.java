package org.showpay.contracts.subscriber;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;

/** A card in a wallet, as its owner may see it. */
public record WalletCard(CardToken card, String nickname, CompanyId company, String last4) {}
