package org.showpay.contracts.vault;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.subscriber.SubscriberId;

/** What the vault tells of a card: whose it is and whose range it is in, but not its number. */
public record StoredCard(CardToken card, SubscriberId owner, CompanyId company, String last4) {}
