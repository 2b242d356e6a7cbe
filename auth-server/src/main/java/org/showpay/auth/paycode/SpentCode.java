package org.showpay.auth.paycode;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.subscriber.SubscriberId;

/** What a code stood for, once it is spent: whose it was, and the card that it charges. */
public record SpentCode(
    CodeKind kind, SubscriberId subscriber, CardToken card, String cardLast4, CompanyId company) {}
