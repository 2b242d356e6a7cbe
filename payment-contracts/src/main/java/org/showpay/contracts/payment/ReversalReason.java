package org.showpay.contracts.payment;

/** Why a payment is undone without anybody asking for it. */
public enum ReversalReason {
  /** The card company did not say in time what became of it. */
  OUTCOME_NOT_LEARNT,
  /** The till never acknowledged the approval, and the merchant wants such payments undone. */
  NOT_ACKNOWLEDGED
}
