package org.showpay.gateway.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.operation.OperationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journal of what is asked after an authorization. An operation is one row, decided once; each
 * message about it is a row of its own. Each statement commits by itself, so the attempt stands
 * before anything is sent, and an answer and the decision that it makes are written together. A
 * reversal is decided by being done alone: until then money may be held, and it is asked for again.
 */
@Component
public class FollowUps {

  private static final String INSERT_UNLESS_KNOWN =
      """
      insert into follow_up (operation, kind, payment_id, card, company, amount, currency, last)
      values (:operation, :kind, :payment, :card, :company, :amount, :currency, :last)
      on conflict (operation) do nothing
      """;

  /** Counts on the operation's row: attempts that race get a number each, decided ones none. */
  private static final String NEXT_ATTEMPT =
      """
      with counted as (
        update follow_up set attempts = attempts + 1
        where operation = :operation and outcome is null
        returning operation, attempts)
      insert into follow_up_message (operation, attempt)
      select operation, attempts from counted
      returning attempt
      """;

  private static final String COMPLETE =
      """
      with heard as (
        update follow_up_message
        set answered_at = now(), outcome = :outcome, reason = :reason, why = :why
        where operation = :operation and attempt = :attempt and outcome is null
        returning operation, outcome, reason),
      decided as (
        update follow_up
        set decided_at = now(), outcome = heard.outcome, reason = heard.reason
        from heard
        where follow_up.operation = heard.operation and follow_up.outcome is null
          and (heard.outcome = 'DONE'
               or heard.outcome = 'REFUSED' and follow_up.kind <> 'REVERSAL'))
      select count(*) from heard
      """;

  private static final String MAY_HAVE_ARRIVED =
      """
      select exists (
        select from follow_up_message
        where operation = :operation and outcome is distinct from 'NOT_SENT')
      """;

  private final JdbcClient jdbc;

  FollowUps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the next attempt, or says what stands there already. */
  public FollowUpEntry open(FollowUp asked, CompanyId company) {
    insertUnlessKnown(asked, company);
    FollowUpRow row = row(asked.operation());
    String differing = row.differingFrom(asked);
    if (differing != null) {
      return new FollowUpEntry.Differs(differing);
    }
    return nextAttempt(asked.operation())
        .<FollowUpEntry>map(FollowUpEntry.Opened::new)
        .orElseGet(
            () -> new FollowUpEntry.Answered(row(asked.operation()).decision().orElseThrow()));
  }

  /**
   * Writes what was heard and tells how the operation stands: once it is decided, by the decision,
   * whatever this attempt heard.
   */
  public FollowUpAnswer complete(OperationId operation, int attempt, FollowUpAnswer heard) {
    write(operation, attempt, heard);
    return row(operation).decision().orElseGet(() -> undecided(operation, heard));
  }

  /** Nothing is known to be unchanged as long as another attempt may have arrived. */
  private FollowUpAnswer undecided(OperationId operation, FollowUpAnswer heard) {
    return heard instanceof FollowUpAnswer.NotSent && mayHaveArrived(operation)
        ? new FollowUpAnswer.NoAnswer("Not sent now, but it may have arrived before")
        : heard;
  }

  private void insertUnlessKnown(FollowUp asked, CompanyId company) {
    jdbc.sql(INSERT_UNLESS_KNOWN)
        .param("operation", asked.operation().uuid())
        .param("kind", asked.kind().name())
        .param("payment", asked.paymentId().uuid())
        .param("card", asked.card().uuid())
        .param("company", company.text())
        .param("amount", asked.amount().amount())
        .param("currency", asked.amount().currencyCode())
        .param("last", asked.last())
        .update();
  }

  private FollowUpRow row(OperationId operation) {
    return jdbc.sql("select * from follow_up where operation = :operation")
        .param("operation", operation.uuid())
        .query(FollowUpRow::read)
        .single();
  }

  private Optional<Integer> nextAttempt(OperationId operation) {
    return jdbc.sql(NEXT_ATTEMPT)
        .param("operation", operation.uuid())
        .query(Integer.class)
        .optional();
  }

  private void write(OperationId operation, int attempt, FollowUpAnswer heard) {
    Heard columns = Heard.of(heard);
    int completed =
        jdbc.sql(COMPLETE)
            .param("operation", operation.uuid())
            .param("attempt", attempt)
            .param("outcome", columns.outcome)
            .param("reason", columns.reason)
            .param("why", columns.why)
            .query(Integer.class)
            .single();
    if (completed != 1) {
      throw new IllegalStateException("The journal has no open attempt of " + operation);
    }
  }

  private boolean mayHaveArrived(OperationId operation) {
    return jdbc.sql(MAY_HAVE_ARRIVED)
        .param("operation", operation.uuid())
        .query(Boolean.class)
        .single();
  }

  /** An answer as the columns of a message hold it. */
  private record Heard(String outcome, @Nullable String reason, @Nullable String why) {

    static Heard of(FollowUpAnswer answer) {
      return switch (answer) {
        case FollowUpAnswer.Done _ -> new Heard("DONE", null, null);
        case FollowUpAnswer.Refused no -> new Heard("REFUSED", no.reason().name(), null);
        case FollowUpAnswer.NotSent(String why) -> new Heard("NOT_SENT", null, why);
        case FollowUpAnswer.NoAnswer(String why) -> new Heard("NO_ANSWER", null, why);
      };
    }
  }
}
