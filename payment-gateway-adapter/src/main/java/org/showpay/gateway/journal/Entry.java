package org.showpay.gateway.journal;

import org.showpay.contracts.issuing.IssuerAnswer;

/** What the journal says when a payment is about to be asked for. */
public sealed interface Entry {

  /** The intent is written now, for the first time: whoever is told this asks, and nobody else. */
  record Opened() implements Entry {}

  /** It was asked before and this was the answer. */
  record Answered(IssuerAnswer answer) implements Entry {}

  /** It was asked before, and how it ended is not written: it is being asked, or was cut off. */
  record Unanswered() implements Entry {}

  /** The payment id was used before, and this field was another one then. */
  record Differs(String field) implements Entry {}
}
