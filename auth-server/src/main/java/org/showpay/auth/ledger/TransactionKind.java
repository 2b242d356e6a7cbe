package org.showpay.auth.ledger;

/** Why something was booked. */
enum TransactionKind {
  /** An amount was authorised; nobody owes anything yet. */
  HOLD,
  /** The card company charged the cardholder. */
  CAPTURE,
  /** What was held is given up. */
  RELEASE,
  /** What was charged is given back. */
  REFUND,
  /** Whatever stood of a payment is undone. */
  REVERSAL,
  /** A settlement is paid to the merchant. */
  PAYOUT
}
