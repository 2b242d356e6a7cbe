package org.showpay.auth.console.wallet;

import org.showpay.contracts.card.CardToken;

/** A card of a wallet; the console knows no more of its number than anybody here does. */
public record ShownCard(
    CardToken token, String nickname, String company, String last4, String state) {}
