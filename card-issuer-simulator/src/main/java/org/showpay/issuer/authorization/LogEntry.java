package org.showpay.issuer.authorization;

import java.time.Instant;
import java.time.LocalDate;
import org.showpay.contracts.issuing.IssuerAnswer;

/**
 * A row of the log: what was asked, what was decided, and when.
 *
 * @param bookedOn the day of the decision in the company's calendar
 */
record LogEntry(Asked asked, Decision decision, Instant decidedAt, LocalDate bookedOn) {

  /** The answer, however often it is asked for. */
  IssuerAnswer answer() {
    return switch (decision) {
      case Decision.Approved yes ->
          new IssuerAnswer.Approved(
              asked.paymentId(), asked.amount(), yes.approval(), yes.available());
      case Decision.Refused no ->
          new IssuerAnswer.Declined(asked.paymentId(), asked.amount(), no.reason());
    };
  }
}
