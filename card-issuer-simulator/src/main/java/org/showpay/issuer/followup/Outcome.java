package org.showpay.issuer.followup;

import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.issuer.position.Change;

/** What a card company decided about an operation; it never decides the same one twice. */
sealed interface Outcome {

  /** It changed this much, which may be nothing where a reversal found nothing that stood. */
  record Done(Change change) implements Outcome {}

  /** Nothing changed. */
  record Refused(FollowUpRefusal reason) implements Outcome {}
}
