package org.showpay.issuer.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.company.CardCompanies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers a request to charge a card; read this class first. The primary keys are the judges of who
 * was first: whoever comes second, behind the same request or behind a reversal, undoes its charge
 * and looks again at what stands there.
 */
@Component
class AuthorizationDesk {

  private static final int TRIES = 5;

  private final CardJudge judge;
  private final AuthorizationBook book;
  private final CardCompanies companies;
  private final TransactionOperations transactions;
  private final Clock clock;

  AuthorizationDesk(
      CardJudge judge,
      AuthorizationBook book,
      CardCompanies companies,
      TransactionOperations transactions,
      Clock clock) {
    this.judge = judge;
    this.book = book;
    this.companies = companies;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Charges or holds, or refuses; the same payment id again has the same answer.
   *
   * @throws ProblemException 422 PAYMENT_ID_REUSED when the id came before with other content
   */
  IssuerAnswer authorize(Asked asked) {
    for (int tries = 0; tries < TRIES; tries++) {
      // Hardly any request comes twice: the primary keys tell, and only then is looked.
      Optional<LogEntry> entry = decide(asked).or(() -> book.find(asked.paymentId()));
      if (entry.isPresent()) {
        refuseOtherContent(entry.get().asked(), asked);
        return entry.get().answer();
      }
    }
    throw new IllegalStateException(asked.paymentId() + " got no free approval number");
  }

  /** Charge, position and log entry in one transaction; empty when somebody was faster. */
  private Optional<LogEntry> decide(Asked asked) {
    return transactions.execute(transaction -> {
      book.enter(asked.company());
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      boolean reversed = book.isReversed(asked.paymentId());
      Decision decision =
          reversed
              ? new Decision.Refused(DeclineReason.REFUSED_BY_ISSUER)
              : judge.decide(asked, now);
      LogEntry entry =
          new LogEntry(asked, decision, now, companies.named(asked.company()).dayAt(now));
      if (reversed ? book.addToReversed(entry) : book.add(entry)) {
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
