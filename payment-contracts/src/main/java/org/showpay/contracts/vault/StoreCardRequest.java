package org.showpay.contracts.vault;

import java.time.YearMonth;
import org.showpay.contracts.card.Pan;

/** A card to be kept by the vault; the security code on its back is never asked for. */
public record StoreCardRequest(Pan pan, YearMonth expiry) {}
