package org.showpay.auth.console.wallet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.handset.HandsetsApi.HandsetView;
import org.showpay.contracts.subscriber.SubscriberId;

/**
 * A subscriber, the handsets, and the cards of the wallet.
 *
 * @param frozenAt since when its owner has stopped it
 */
public record ShownSubscriber(
    SubscriberId id,
    String login,
    String state,
    @Nullable Instant frozenAt,
    List<HandsetView> handsets,
    List<ShownCard> cards) {}
