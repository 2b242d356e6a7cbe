package org.showpay.issuer.followup;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.AccountId;

/**
 * A row of the log: what was asked, what came of it, and when.
 *
 * @param account whose payment it is; null where nothing was ever approved
 * @param bookedOn the day of the decision in the company's calendar
 */
record FollowUpEntry(
    AskedFollowUp asked,
    Outcome outcome,
    @Nullable AccountId account,
    Instant decidedAt,
    LocalDate bookedOn) {

  /** The answer, however often it is asked for. */
  FollowUpAnswer answer() {
    FollowUpMessage message = asked.message();
    return switch (outcome) {
      case Outcome.Done done ->
          new FollowUpAnswer.Done(message.operation(), message.paymentId(), message.amount());
      case Outcome.Refused no ->
          new FollowUpAnswer.Refused(
              message.operation(), message.paymentId(), message.amount(), no.reason());
    };
  }
}
