package org.showpay.contracts.issuing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;

/** How asking a card company ended. Silence is an answer: it is never taken for a refusal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = IssuerAnswer.Approved.class, name = "APPROVED"),
  @JsonSubTypes.Type(value = IssuerAnswer.Declined.class, name = "DECLINED"),
  @JsonSubTypes.Type(value = IssuerAnswer.NotSent.class, name = "NOT_SENT"),
  @JsonSubTypes.Type(value = IssuerAnswer.NotAsked.class, name = "NOT_ASKED"),
  @JsonSubTypes.Type(value = IssuerAnswer.NoAnswer.class, name = "NO_ANSWER")
})
public sealed interface IssuerAnswer {

  /**
   * The card company charged the card.
   *
   * @param paymentId what it says it answers; believed only when it is what was asked
   * @param amount what it says it charged; believed only when it is what was asked
   * @param available what the card can still pay now
   */
  record Approved(PaymentId paymentId, Money amount, ApprovalNumber approval, Money available)
      implements IssuerAnswer {}

  /** The card company refused; nothing is charged. */
  record Declined(PaymentId paymentId, Money amount, DeclineReason reason)
      implements IssuerAnswer {}

  /**
   * The card company could not be reached: not a byte of the request left, and nothing can have
   * been charged. Only the payment-gateway-adapter can say so, and its journal keeps it.
   */
  record NotSent(String why) implements IssuerAnswer {}

  /**
   * Nobody tried to reach the card company, for a reason of our own: nothing can have been charged,
   * and nothing is known of the company.
   */
  record NotAsked(String why) implements IssuerAnswer {}

  /** Sent, and nothing came back that can be believed: it may have been charged. */
  record NoAnswer(String why) implements IssuerAnswer {}
}
