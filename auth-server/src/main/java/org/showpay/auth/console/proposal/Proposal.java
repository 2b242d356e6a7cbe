package org.showpay.auth.console.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.contracts.console.OperatorId;

/**
 * What somebody wants done, as it was proposed.
 *
 * @param command the whole of it, as it is kept
 * @param digest what the digest was when it was proposed
 * @param proposedBy absent where the suite's own key asked for it
 * @param over whether its time is over, by the database's clock
 */
record Proposal(
    ProposalId id,
    Action action,
    String subject,
    String command,
    String digest,
    @Nullable OperatorId proposedBy,
    String proposer,
    Instant proposedAt,
    Instant expiresAt,
    boolean over,
    State state) {

  /** Where a proposal stands. */
  enum State {
    /** Nobody has decided. */
    OPEN,
    /** Another operator has confirmed it. */
    CONFIRMED,
    /** Another operator does not want it. */
    REFUSED,
    /** Who proposed it does not want it any more. */
    WITHDRAWN,
    /** Nobody decided in time. */
    EXPIRED
  }

  boolean isOf(OperatorId operator) {
    return operator.equals(proposedBy);
  }

  /** False where what is kept is not what was proposed. */
  boolean isWhole() {
    return CommandText.digest(action, command).equals(digest);
  }
}
