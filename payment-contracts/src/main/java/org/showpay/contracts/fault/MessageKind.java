package org.showpay.contracts.fault;

import org.showpay.contracts.operation.FollowUpKind;

/** The kinds of message that a card company's host is sent. */
public enum MessageKind {
  /** Charge or hold an amount. */
  AUTHORIZATION,
  /** Charge what is held. */
  CAPTURE,
  /** Give up a hold. */
  CANCELLATION,
  /** Give back what was captured. */
  REFUND,
  /** Undo the whole payment. */
  REVERSAL,
  /** What became of an authorization. */
  INQUIRY,
  /** What a card can still pay. */
  BALANCE;

  /** The kind of message that asks for this follow-up. */
  public static MessageKind of(FollowUpKind kind) {
    return switch (kind) {
      case CAPTURE -> CAPTURE;
      case CANCELLATION -> CANCELLATION;
      case REFUND -> REFUND;
      case REVERSAL -> REVERSAL;
    };
  }

  /** True for a message that only asks, and so cannot be declined. */
  public boolean onlyAsks() {
    return this == INQUIRY || this == BALANCE;
  }
}
