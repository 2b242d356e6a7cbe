package org.showpay.contracts.reconciliation;

/** In what the three books differ about one operation. */
public enum Difference {
  /** Our ledger has it, the card company's files do not. */
  MISSING_THERE,
  /** The card company or the journal has it, our ledger does not. */
  MISSING_HERE,
  /** The ledger and the file have it, the adapter's journal does not. */
  MISSING_IN_JOURNAL,
  /** All have it, for different amounts, or the card company has it more than once. */
  AMOUNT_DIFFERS,
  /** They have it for different payments, or as different things. */
  STATE_DIFFERS
}
