package org.showpay.issuer.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.company.CardCompanies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers a request to charge a card; read this class first. The log's primary key is the judge of
 * who was first: whoever comes second undoes its charge and answers what the first one wrote.
 */
@Component
class AuthorizationDesk {

  private static final int TRIES = 5;

  private final CardJudge judge;
  private final AuthorizationLog log;
  private final CardCompanies companies;
  private final TransactionOperations transactions;
  private final Clock clock;

  AuthorizationDesk(
      CardJudge judge,
      AuthorizationLog log,
      CardCompanies companies,
      TransactionOperations transactions,
      Clock clock) {
    this.judge = judge;
    this.log = log;
    this.companies = companies;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Charges the card or refuses; the same payment id again has the same answer.
   *
   * @throws ProblemException 422 PAYMENT_ID_REUSED when the id came before with other content
   */
  IssuerAnswer authorize(Asked asked) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<LogEntry> entry = log.find(asked.paymentId()).or(() -> decide(asked));
      if (entry.isPresent()) {
        refuseOtherContent(entry.get().asked(), asked);
        return entry.get().answer();
      }
    }
    throw new IllegalStateException(asked.paymentId() + " got no free approval number");
  }

  /** Charge and log entry in one transaction; empty when another request was faster. */
  private Optional<LogEntry> decide(Asked asked) {
    return transactions.execute(transaction -> {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      LogEntry entry =
          new LogEntry(
              asked, judge.decide(asked, now), now, companies.named(asked.company()).dayAt(now));
      if (log.append(entry)) {
        return Optional.of(entry);
      }
      transaction.setRollbackOnly();
      return Optional.empty();
    });
  }

  private static void refuseOtherContent(Asked before, Asked now) {
    before
        .firstDifference(now)
        .ifPresent(field -> {
          throw ProblemException.unprocessable(
              "PAYMENT_ID_REUSED",
              NextStep.FIX_REQUEST,
              "%s was asked before with another '%s'. A new payment needs a new id."
                  .formatted(now.paymentId(), field));
        });
  }
}
