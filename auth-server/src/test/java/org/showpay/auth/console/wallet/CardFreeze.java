package org.showpay.auth.console.wallet;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.subscriber.SubscriberId;

/** What the operator does to a card, for tests that hold its transaction open. */
public final class CardFreeze {

  private CardFreeze() {}

  /** Freezes it within the transaction of whoever calls. */
  public static void of(Object wallets, SubscriberId subscriber, CardToken card) {
    ((Wallets) wallets).freeze(subscriber, card);
  }
}
