package org.showpay.gateway.journal;

import org.showpay.contracts.followup.FollowUpAnswer;

/** What the journal says when something is about to be asked after an authorization. */
public sealed interface FollowUpEntry {

  /** This attempt is written now: whoever is told this asks, and completes it. */
  record Opened(int attempt) implements FollowUpEntry {}

  /** The card company decided it before. */
  record Answered(FollowUpAnswer answer) implements FollowUpEntry {}

  /** The operation id was used before, and this field was another one then. */
  record Differs(String field) implements FollowUpEntry {}
}
