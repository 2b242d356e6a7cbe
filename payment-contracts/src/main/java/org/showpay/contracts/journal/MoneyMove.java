package org.showpay.contracts.journal;

/** What moves money between a card company and a merchant. */
public enum MoneyMove {
  /** A cardholder was charged. */
  CAPTURE,
  /** A charge, or a part of it, was given back. */
  REFUND,
  /** A payment was undone as if it had never been. */
  REVERSAL
}
