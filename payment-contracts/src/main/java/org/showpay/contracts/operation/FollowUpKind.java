package org.showpay.contracts.operation;

/** What can be done to a payment after its authorization. */
public enum FollowUpKind {
  /** A held amount, or a part of it, is charged. */
  CAPTURE,
  /** The hold is given up before anything was captured; nothing is charged. */
  CANCELLATION,
  /** A captured amount, or a part of it, is given back. */
  REFUND,
  /** The whole payment is undone, whatever became of it: held, captured or never seen. */
  REVERSAL
}
