package org.showpay.issuer.followup;

import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.objection.Objections;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers what is asked after an authorization. The log's primary key is the judge of who was
 * first: whoever comes second undoes what it did and answers what the first one wrote.
 */
@Component
public class FollowUpDesk {

  private static final int TRIES = 5;

  private final FollowUpBook book;
  private final Objections objections;
  private final TransactionOperations transactions;

  FollowUpDesk(FollowUpBook book, Objections objections, TransactionOperations transactions) {
    this.book = book;
    this.objections = objections;
    this.transactions = transactions;
  }

  /**
   * Does it or refuses; the same operation again has the same answer.
   *
   * @throws ProblemException 422 OPERATION_ID_REUSED when it came before with other content
   */
  public FollowUpAnswer answer(CompanyId company, FollowUpMessage message) {
    AskedFollowUp asked = new AskedFollowUp(company, message);
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<FollowUpEntry> entry = book.find(message.operation()).or(() -> doOrRefuse(asked));
      if (entry.isPresent()) {
        refuseOtherContent(entry.get().asked(), asked);
        return entry.get().answer();
      }
    }
    throw new IllegalStateException(message.operation() + " was overtaken again and again");
  }

  private Optional<FollowUpEntry> doOrRefuse(AskedFollowUp asked) {
    return transactions.execute(transaction -> {
      Optional<FollowUpEntry> entry =
          objections.toThisMessage().isPresent() ? book.refuse(asked) : book.add(asked);
      if (entry.isEmpty()) {
        transaction.setRollbackOnly();
      }
      return entry;
    });
  }

  private static void refuseOtherContent(AskedFollowUp before, AskedFollowUp now) {
    before
        .firstDifference(now)
        .ifPresent(field -> {
          throw ProblemException.unprocessable(
              "OPERATION_ID_REUSED",
              NextStep.FIX_REQUEST,
              "%s was asked before with another '%s'. A new operation needs a new id."
                  .formatted(now.message().operation(), field));
        });
  }
}
