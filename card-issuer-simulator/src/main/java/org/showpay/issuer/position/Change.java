package org.showpay.issuer.position;

import org.showpay.contracts.money.Money;

/**
 * What a follow-up does to a payment.
 *
 * @param charged moved from the hold to the bill
 * @param released given up of the hold
 * @param givenBack given back of what was charged
 */
public record Change(Money charged, Money released, Money givenBack) {

  /** No change, in a payment's currency. */
  public static Change nothing(Money like) {
    Money zero = Money.zero(like.currency());
    return new Change(zero, zero, zero);
  }

  /** The part of the limit that is free again. */
  Money freed() {
    return released.plus(givenBack);
  }
}
