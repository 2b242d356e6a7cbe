package org.showpay.auth.wallet;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;

/** Keeps no note of what cards can still pay, which decides nothing of a payment. */
public class QuietCardDesk extends CardDesk {

  /** Keeps nothing. */
  @SuppressWarnings("NullAway") // Neither is asked.
  public QuietCardDesk() {
    super(null, null);
  }

  @Override
  public void noteAvailable(CardToken token, Money available) {
    // It only spares a question before the next code.
  }
}
