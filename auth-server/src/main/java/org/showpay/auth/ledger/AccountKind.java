package org.showpay.auth.ledger;

/** What an account is for; accounts are made in this order, so that no two wait for each other. */
enum AccountKind {
  /** Memo: what a card company holds for us. */
  HOLD_AT_COMPANY,
  /** Memo: for whom it is held. */
  HOLD_FOR_MERCHANT,
  /** What a card company owes us. */
  COMPANY_RECEIVABLE,
  /** What we owe a merchant. */
  MERCHANT_PAYABLE,
  /** What we have earned. */
  FEE_INCOME,
  /** What a merchant was paid. */
  MERCHANT_PAID_OUT
}
