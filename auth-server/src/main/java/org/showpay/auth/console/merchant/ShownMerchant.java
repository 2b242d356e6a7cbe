package org.showpay.auth.console.merchant;

import java.time.Instant;
import org.showpay.contracts.merchant.MerchantId;

/** A merchant in a list, and how many terminals it has in use. */
public record ShownMerchant(
    MerchantId id, String name, String state, Instant openedAt, int terminals) {}
