package org.showpay.contracts.operation;

/** Why a card company does not do what was asked after an authorization. */
public enum FollowUpRefusal {
  /** It has no approved payment of this id. */
  PAYMENT_UNKNOWN,
  /** The hold is used up or given up: there is nothing left to capture or cancel. */
  NOTHING_HELD,
  /** More than is still held was to be captured. */
  ABOVE_HELD,
  /** More than was captured and not yet refunded was to be refunded. */
  ABOVE_CAPTURED,
  /** The payment has been reversed. */
  REVERSED,
  /** It was not said why. */
  REFUSED
}
