package org.showpay.auth.issuing;

import java.util.HashSet;
import java.util.Set;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;

/** A broken twin: what is asked for again is asked for under a new id. */
public class ForgetfulIssuers extends Issuers {

  private final Set<OperationId> asked = new HashSet<>();

  /** Asks these. */
  public ForgetfulIssuers(CardCompaniesApi companies) {
    super(companies);
  }

  @Override
  public FollowUpAnswer followUp(FollowUp first) {
    if (asked.add(first.operation()) || first.kind() == FollowUpKind.REVERSAL) {
      return super.followUp(first);
    }
    FollowUp again =
        new FollowUp(
            OperationId.next(),
            first.kind(),
            first.paymentId(),
            first.card(),
            first.amount(),
            first.last());
    return super.followUp(again) instanceof FollowUpAnswer.Done
        ? new FollowUpAnswer.Done(first.operation(), first.paymentId(), first.amount())
        : new FollowUpAnswer.NoAnswer("once more");
  }
}
