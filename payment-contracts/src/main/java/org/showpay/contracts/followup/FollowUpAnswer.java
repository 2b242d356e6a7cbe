package org.showpay.contracts.followup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;

/** How asking for a follow-up ended. Silence is an answer; the same operation is asked again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FollowUpAnswer.Done.class, name = "DONE"),
  @JsonSubTypes.Type(value = FollowUpAnswer.Refused.class, name = "REFUSED"),
  @JsonSubTypes.Type(value = FollowUpAnswer.NotSent.class, name = "NOT_SENT"),
  @JsonSubTypes.Type(value = FollowUpAnswer.NoAnswer.class, name = "NO_ANSWER")
})
public sealed interface FollowUpAnswer {

  /** The card company did it, now or when it was asked before; believed with the right echo. */
  record Done(OperationId operation, PaymentId paymentId, Money amount) implements FollowUpAnswer {}

  /** The card company refuses for good; nothing changed. */
  record Refused(OperationId operation, PaymentId paymentId, Money amount, FollowUpRefusal reason)
      implements FollowUpAnswer {}

  /** Not a byte left: nothing changed. */
  record NotSent(String why) implements FollowUpAnswer {}

  /** Sent, and nothing came back that can be believed: it may be done. */
  record NoAnswer(String why) implements FollowUpAnswer {}
}
